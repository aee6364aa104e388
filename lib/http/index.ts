export { orgAction, publicAction } from "./action";
export type { ActionResult } from "./action-result";
export { apiRoute } from "./api-route";
export { currentIdentity, mayOpen, pageCtx } from "./page";
export { problem } from "./problem";
export { rawRoute } from "./raw-route";
export { metaFromHeaders } from "./request-meta";
export { assertSameOrigin } from "./same-origin";
export { webhookCtx, webhookRoute } from "./webhook-route";

import { after } from "next/server";
import { systemGrants } from "@/lib/auth/permissions";
import { countToday } from "@/lib/cache";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { log } from "@/lib/log";
import { nameInScope } from "@/lib/request-scope";
import { readBytes } from "./body";
import { rawRoute } from "./raw-route";

/** Meta's own limit for a delivery. */
const deliveryBytesMax = 3_000_000;

type Delivery = { rawBody: Uint8Array; headers: Headers };

/**
 * A provider's deliveries for one organization: raw bytes in, verified and stored by `accept`, then 200. Everything
 * else happens after the answer. A refusal stores nothing, is counted, and shows on the integration's page.
 */
export function webhookRoute(provider: string, accept: (ctx: Ctx, delivery: Delivery) => Promise<unknown>) {
  return rawRoute(`POST /webhooks/${provider}/{org_id}`, async (request, meta, { org_id: orgId = "" }) => {
    try {
      // An unknown organization has no secret, so nothing can be signed for it.
      if (!isUuid(orgId)) throw new AppError("unauthenticated");
      nameInScope({ organization_id: orgId });
      const rawBody = await readBytes(request, deliveryBytesMax);
      await accept(webhookCtx(provider, orgId, meta.requestId), { rawBody, headers: request.headers });
      // With its length the two bytes are sent as they are; Next would otherwise start a compressor for them.
      return new Response("{}", {
        headers: {
          "content-type": "application/json",
          "content-length": "2",
          "x-request-id": meta.requestId,
        },
      });
    } catch (error) {
      if (error instanceof AppError && error.status < 500) refused(provider, orgId, error);
      throw error;
    }
  });
}

export function webhookCtx(provider: string, orgId: string, requestId: string): Ctx {
  return {
    org: { id: orgId },
    actor: { type: "system", job: `webhook:${provider}` },
    grants: systemGrants,
    requestId,
    locale: "pt-BR",
    defer: (task) => after(task),
  };
}

function refused(provider: string, orgId: string, error: AppError): void {
  log.warn({ organization_id: orgId, provider, code: error.code }, "delivery refused");
  if (isUuid(orgId)) after(() => countToday(`${orgId}:webhook-refused`, error.code));
}

import type { Instrumentation } from "next";
import { identify } from "@/lib/auth";
import { sessionIdOf } from "@/lib/auth/next-auth";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { isClientGone } from "@/lib/client-gone";
import { log } from "@/lib/log";
import { captureException } from "@/lib/observability";
import { inScope, type RequestScope } from "@/lib/request-scope";
import { metaFromHeaders } from "./request-meta";

type OnRequestError = Instrumentation.onRequestError;

/**
 * What a page failed with. A page has no scope of its own (React renders it wherever it likes), so who asked is looked
 * up again, for the failure only.
 */
export async function reportRequestError(
  ...[error, request, context]: Parameters<OnRequestError>
): Promise<void> {
  if (isClientGone(error)) return;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value));
  const scope: RequestScope = {
    request_id: metaFromHeaders(headers).requestId,
    ...(await whoAsked(headers)),
  };
  inScope(scope, () => {
    const asked = { method: request.method, route: context.routePath };
    log.error({ err: error, ...asked }, "page failed");
    captureException(error, asked);
  });
}

async function whoAsked(headers: Headers): Promise<Partial<RequestScope>> {
  try {
    const sessionId = await sessionIdOf(cookieOf(headers, sessionCookieName()));
    const identity = sessionId ? await identify(sessionId) : null;
    return identity ? { user_id: identity.userId, organization_id: identity.sessionOrgId ?? undefined } : {};
  } catch {
    // The database may be what the page failed for.
    return {};
  }
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const pairs = headers.get("cookie")?.split(/;\s*/) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

import { hitRateLimit, type RateState } from "@/lib/cache";
import { identify, verifyAccessToken, type Identity } from "@/lib/auth";
import { sessionCookieName, sessionIdOf } from "@/lib/auth/next-auth";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, invalid } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";
import { assertSameOrigin } from "./same-origin";

export type Authenticated = { ctx: Ctx; identity: Identity; rate: RateState; via: "token" | "cookie" };
/** The two places a credential can be. */
export type Credentials = { headers: Headers; cookie: (name: string) => string | undefined };
type Claim = { sessionId: string; orgId?: string; via: "token" | "cookie" };

/** Called when a valid credential is used for an organization it is not for. */
export type OnForeignOrg = (identity: Identity, orgId: string) => void;

/**
 * Who asks, in the order the contract fixes: 401 → 429 → 422 for a malformed `X-Org-Id` → 403 for one that is not
 * the credential's or where the person is no member (any more).
 */
export async function authenticate(
  request: Credentials,
  meta: RequestMeta,
  onForeignOrg: OnForeignOrg,
): Promise<Authenticated> {
  const claim = await readClaim(request);
  const identity = claim && (await identify(claim.sessionId, claim.orgId));
  if (!claim || !identity) throw new AppError("unauthenticated");
  const rate = await hitRateLimit(`${claim.orgId ?? identity.sessionOrgId}:api:${identity.sessionId}`, {
    limit: env().API_RATE_LIMIT_PER_MINUTE,
    windowSeconds: 60,
  });
  const orgId = claim.orgId ?? identity.sessionOrgId;
  const asked = readOrgHeader(request.headers, claim.via === "token");
  if (!orgId || !identity.grants || (asked && asked !== orgId)) {
    if (orgId) onForeignOrg(identity, orgId);
    throw new AppError("forbidden", { message: "wrong_organization" });
  }
  return { ctx: toCtx(identity, identity.grants, orgId, meta), identity, rate, via: claim.via };
}

/**
 * The live session behind a request, whatever organization it works in. A cookie counts only from our own pages.
 * @throws AppError `unauthenticated`, `forbidden`.
 */
export async function identifyRequest(request: Credentials): Promise<Identity> {
  const claim = await readClaim(request);
  const identity = claim && (await identify(claim.sessionId));
  if (!identity) throw new AppError("unauthenticated");
  if (claim.via === "cookie") assertSameOrigin(request.headers);
  return identity;
}

export function toCtx(identity: Identity, grants: Ctx["grants"], orgId: string, meta: RequestMeta): Ctx {
  return {
    org: { id: orgId },
    actor: { type: "user", userId: identity.userId, sessionId: identity.sessionId },
    grants,
    requestId: meta.requestId,
    locale: meta.locale,
    ip: meta.ip,
    userAgent: meta.userAgent,
    defer: meta.defer,
  };
}

async function readClaim(request: Credentials): Promise<Claim | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
    const claims = token ? await verifyAccessToken(token) : null;
    return claims && { sessionId: claims.sessionId, orgId: claims.orgId, via: "token" };
  }
  const sessionId = await sessionIdOf(request.cookie(sessionCookieName()));
  return sessionId ? { sessionId, via: "cookie" } : null;
}

/** One canonical UUID; a list (the header sent twice) is malformed too. */
function readOrgHeader(headers: Headers, required: boolean): string | null {
  const value = headers.get("x-org-id");
  if (value === null && !required) return null;
  if (value === null) throw invalid({ "X-Org-Id": "required" });
  if (!isUuid(value) || value !== value.toLowerCase()) throw invalid({ "X-Org-Id": "wrong_format" });
  return value;
}

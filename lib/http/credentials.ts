import type { NextRequest } from "next/server";
import { countHit, type RateState } from "@/lib/cache";
import { identify, verifyAccessToken, type Identity } from "@/lib/auth";
import { sessionIdOf } from "@/lib/auth/next-auth";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, invalid } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";
import { nameInScope } from "@/lib/request-scope";
import { assertSameOrigin } from "./same-origin";

/** Somebody with a live session; for which organization they ask is not settled yet. */
export type Caller = { claim: Claim; identity: Identity; rate: RateState };
export type Authenticated = { ctx: Ctx; via: Claim["via"] };
/** The two places a credential can be. */
export type Credentials = { headers: Headers; cookie: (name: string) => string | undefined };
type Claim = { sessionId: string; orgId?: string; via: "token" | "cookie" };

export const credentialsOf = (request: NextRequest): Credentials => ({
  headers: request.headers,
  cookie: (name) => request.cookies.get(name)?.value,
});

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
  return enterOrganization(await identifyCaller(request), request, meta, onForeignOrg);
}

/** The first half: 401 and 429. */
export async function identifyCaller(request: Credentials): Promise<Caller> {
  const claim = await readClaim(request);
  const identity = claim && (await identify(claim.sessionId, claim.orgId));
  if (!claim || !identity) throw new AppError("unauthenticated");
  nameInScope({ user_id: identity.userId });
  const rate = await countHit(`${claim.orgId ?? identity.sessionOrgId}:api:${identity.sessionId}`, {
    limit: env().API_RATE_LIMIT_PER_MINUTE,
    windowSeconds: 60,
  });
  return { claim, identity, rate };
}

/** The second half: 422 and 403. */
export function enterOrganization(
  { claim, identity }: Caller,
  request: Credentials,
  meta: RequestMeta,
  onForeignOrg: OnForeignOrg,
): Authenticated {
  const orgId = claim.orgId ?? identity.sessionOrgId;
  const asked = readOrgHeader(request.headers, claim.via === "token");
  if (!orgId || !identity.grants || (asked && asked !== orgId)) {
    if (orgId) onForeignOrg(identity, orgId);
    throw new AppError("forbidden", { message: "wrong_organization" });
  }
  nameInScope({ organization_id: orgId });
  return { ctx: toCtx(identity, identity.grants, orgId, meta), via: claim.via };
}

/**
 * The live session behind a request, whatever organization it works in. A cookie counts only from our own pages.
 * @throws AppError `unauthenticated`, `forbidden`.
 */
export async function identifyRequest(request: Credentials): Promise<Identity> {
  const claim = await readClaim(request);
  const identity = claim && (await identify(claim.sessionId));
  if (!identity) throw new AppError("unauthenticated");
  nameInScope({ user_id: identity.userId });
  if (claim.via === "cookie") assertSameOrigin(request.headers);
  return identity;
}

/** The session an access token names, alive or not. */
export async function sessionOfToken(headers: Headers): Promise<string | undefined> {
  const token = bearerToken(headers);
  return token ? (await verifyAccessToken(token))?.sessionId : undefined;
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
  if (request.headers.has("authorization")) {
    const token = bearerToken(request.headers);
    const claims = token ? await verifyAccessToken(token) : null;
    return claims && { sessionId: claims.sessionId, orgId: claims.orgId, via: "token" };
  }
  const sessionId = await sessionIdOf(request.cookie(sessionCookieName()));
  return sessionId ? { sessionId, via: "cookie" } : null;
}

const bearerToken = (headers: Headers) => /^Bearer ([\w.-]+)$/i.exec(headers.get("authorization") ?? "")?.[1];

/** One canonical UUID; a list (the header sent twice) is malformed too. */
function readOrgHeader(headers: Headers, required: boolean): string | null {
  const value = headers.get("x-org-id");
  if (value === null && !required) return null;
  if (value === null) throw invalid({ "X-Org-Id": "required" });
  if (!isUuid(value) || value !== value.toLowerCase()) throw invalid({ "X-Org-Id": "wrong_format" });
  return value;
}

import { jwtVerify, SignJWT } from "jose";
import { env } from "@/lib/env";

export type AccessClaims = { userId: string; sessionId: string; orgId: string };

const issuer = "loved-crm";
const audience = "loved-crm-api";

/** A short-lived JWT carrying `org_id`. It proves who signed in; whether they still may is asked of the session row. */
export function signAccessToken({ userId, sessionId, orgId }: AccessClaims): Promise<string> {
  return new SignJWT({ sid: sessionId, org_id: orgId })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${env().ACCESS_TOKEN_MINUTES} minutes`)
    .sign(key());
}

/** @returns null for anything but a token of ours that is still valid. */
export async function verifyAccessToken(token: string): Promise<AccessClaims | null> {
  const known = verified.get(token);
  if (known && known.expiresAtMs > Date.now()) return known.claims;
  try {
    const { payload } = await jwtVerify(token, key(), {
      issuer,
      audience,
      algorithms: ["HS256"],
      typ: "at+jwt",
    });
    const { sub, sid, org_id, exp = 0 } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || typeof org_id !== "string") return null;
    const claims = { userId: sub, sessionId: sid, orgId: org_id };
    remember(token, { claims, expiresAtMs: exp * 1_000 });
    return claims;
  } catch {
    return null;
  }
}

/** A client sends the same token with each request; its signature is as good the second time. */
const verified = new Map<string, { claims: AccessClaims; expiresAtMs: number }>();
const verifiedMax = 1_000;

function remember(token: string, entry: { claims: AccessClaims; expiresAtMs: number }): void {
  const [oldest] = verified.size >= verifiedMax ? verified.keys() : [];
  if (oldest) verified.delete(oldest);
  verified.set(token, entry);
}

const key = () => new TextEncoder().encode(`access-token:${env().NEXTAUTH_SECRET}`);

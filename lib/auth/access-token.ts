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
  try {
    const { payload } = await jwtVerify(token, key(), {
      issuer,
      audience,
      algorithms: ["HS256"],
      typ: "at+jwt",
    });
    const { sub, sid, org_id } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || typeof org_id !== "string") return null;
    return { userId: sub, sessionId: sid, orgId: org_id };
  } catch {
    return null;
  }
}

const key = () => new TextEncoder().encode(`access-token:${env().NEXTAUTH_SECRET}`);

import { and, eq, isNull } from "drizzle-orm";
import { refresh_tokens, sessions } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { env } from "@/lib/env";
import { hashSecret, newId, newSecret } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";
import { signAccessToken } from "./access-token";
import type { TokenAnswer } from "./schemas";

export type SessionKind = "browser" | "api";

const dayMs = 86_400_000;
const expiry = () => new Date(Date.now() + env().SESSION_DAYS * dayMs).toISOString();

export async function openSession(
  db: SystemDb,
  meta: RequestMeta,
  { userId, orgId, kind }: { userId: string; orgId: string; kind: SessionKind },
): Promise<string> {
  const id = newId();
  await db.insert(sessions).values({
    id,
    user_id: userId,
    organization_id: orgId,
    kind,
    user_agent: meta.userAgent?.slice(0, 400),
    ip_address: meta.ip,
    expires_at: expiry(),
  });
  return id;
}

type Pair = Pick<TokenAnswer, "access_token" | "refresh_token" | "token_type" | "expires_in">;

/** A new access token and the session's next refresh token. */
export async function issueTokens(
  db: SystemDb,
  { sessionId, userId, orgId }: { sessionId: string; userId: string; orgId: string },
): Promise<Pair> {
  const refreshToken = newSecret();
  await db
    .insert(refresh_tokens)
    .values({ session_id: sessionId, token_hash: hashSecret(refreshToken), expires_at: expiry() });
  return {
    access_token: await signAccessToken({ userId, sessionId, orgId }),
    refresh_token: refreshToken,
    token_type: "bearer",
    expires_in: env().ACCESS_TOKEN_MINUTES * 60,
  };
}

/** Takes effect with the next request of the session, on every transport. */
export async function revokeSession(db: SystemDb, sessionId: string, reason: string): Promise<void> {
  await db
    .update(sessions)
    .set({ revoked_at: new Date().toISOString(), revoked_reason: reason })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revoked_at)));
}

export async function revokeSessionsOf(db: SystemDb, userId: string, reason: string): Promise<void> {
  await db
    .update(sessions)
    .set({ revoked_at: new Date().toISOString(), revoked_reason: reason })
    .where(and(eq(sessions.user_id, userId), isNull(sessions.revoked_at)));
}

import { and, eq, isNull } from "drizzle-orm";
import { refresh_tokens, sessions } from "@/db/schema";
import { systemRead, withSystem, type SystemDb } from "@/db/system";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation } from "@/lib/operation";
import { identify } from "./identity";
import { RefreshInput } from "./schemas";
import { issueTokens, revokeSession } from "./session";

/**
 * A new pair for a refresh token, which is spent by it. A spent one seen again means two holders: the whole session
 * is revoked. Two tabs that refresh at the same moment are one holder: the first gets the pair, the other a 401.
 *
 * @throws AppError `unauthenticated`.
 */
export const refresh = definePublicOperation({
  name: "auth.refresh",
  input: RefreshInput,
  async run(_meta, { refresh_token }) {
    const askedAt = Date.now();
    const token = await findToken(refresh_token);
    const identity = token && (await identify(token.session_id));
    if (!token || !identity?.grants || !identity.sessionOrgId) throw new AppError("unauthenticated");
    const { sessionId, userId, sessionOrgId: orgId } = identity;
    const pair = await withSystem("refresh", async (db) => {
      if (!(await spend(db, token.id, askedAt))) return null;
      await db
        .update(sessions)
        .set({ last_seen_at: new Date().toISOString() })
        .where(eq(sessions.id, sessionId));
      return issueTokens(db, { sessionId, userId, orgId });
    });
    if (!pair) throw new AppError("unauthenticated");
    return pair;
  },
});

async function findToken(secret: string) {
  const [token] = await systemRead()
    .select({
      id: refresh_tokens.id,
      session_id: refresh_tokens.session_id,
      expires_at: refresh_tokens.expires_at,
    })
    .from(refresh_tokens)
    .where(eq(refresh_tokens.token_hash, hashSecret(secret)));
  return token && Date.parse(token.expires_at) > Date.now() ? token : undefined;
}

/** @returns whether this caller is the one who spent it. */
async function spend(db: SystemDb, tokenId: string, askedAt: number): Promise<boolean> {
  const [spent] = await db
    .update(refresh_tokens)
    .set({ used_at: new Date().toISOString() })
    .where(and(eq(refresh_tokens.id, tokenId), isNull(refresh_tokens.used_at)))
    .returning({ id: refresh_tokens.id });
  if (spent) return true;
  const [token] = await db
    .select({ session_id: refresh_tokens.session_id, used_at: refresh_tokens.used_at })
    .from(refresh_tokens)
    .where(eq(refresh_tokens.id, tokenId));
  const wasSpentBefore = token?.used_at && Date.parse(token.used_at) <= askedAt;
  if (wasSpentBefore) await revokeSession(db, token.session_id, "refresh_token_reuse");
  return false;
}

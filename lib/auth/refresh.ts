import { and, eq, isNull } from "drizzle-orm";
import { refresh_tokens, sessions } from "@/db/schema";
import { withSystem } from "@/db/system";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation } from "@/lib/operation";
import { identify } from "./identity";
import { RefreshInput } from "./schemas";
import { issueTokens, revokeSession } from "./session";

/**
 * A new pair for a refresh token, which is spent by it. A spent one seen again means two holders: the whole session
 * is revoked. @throws AppError `unauthenticated`.
 */
export const refresh = definePublicOperation({
  name: "auth.refresh",
  input: RefreshInput,
  async run(_meta, { refresh_token }) {
    const spent = await withSystem("refresh", async (db) => {
      const tokenHash = hashSecret(refresh_token);
      const [token] = await db.select().from(refresh_tokens).where(eq(refresh_tokens.token_hash, tokenHash));
      if (!token || Date.parse(token.expires_at) < Date.now()) return null;
      const claimed = await db
        .update(refresh_tokens)
        .set({ used_at: new Date().toISOString() })
        .where(and(eq(refresh_tokens.id, token.id), isNull(refresh_tokens.used_at)))
        .returning({ id: refresh_tokens.id });
      if (claimed.length === 0) await revokeSession(db, token.session_id, "refresh_token_reuse");
      return claimed.length === 0 ? null : token;
    });
    const identity = spent && (await identify(spent.session_id));
    if (!identity?.grants || !identity.sessionOrgId) throw new AppError("unauthenticated");
    const { sessionId, userId, sessionOrgId: orgId } = identity;
    return withSystem("refresh", async (db) => {
      await db.update(sessions).set({ last_seen_at: new Date().toISOString() }).where(eq(sessions.id, sessionId));
      return issueTokens(db, { sessionId, userId, orgId });
    });
  },
});

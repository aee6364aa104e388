import { and, eq, sql } from "drizzle-orm";
import { organization_members, user_tokens, users } from "@/db/schema";
import { withSystem } from "@/db/system";
import { hitRateLimit } from "@/lib/cache";
import { hashSecret, newId } from "@/lib/ids";
import { definePublicOperation } from "@/lib/operation";
import { dispatchOutbox } from "@/lib/outbox";
import { systemEmit } from "@/lib/system-unit";
import { linkTokenHash } from "./link-token";
import { hashPassword } from "./password";
import { ConfirmPasswordResetInput, RequestPasswordResetInput } from "./schemas";
import { revokeSessionsOf } from "./session";
import { spendUserToken, voidUserTokens } from "./user-token";

const resetHours = 1;
const requestsPerAccount = { limit: 5, windowSeconds: 3_600 };

/**
 * Always answers the same, whether the address has an account or not, and at the same speed: where somebody waits for
 * the answer, the work is done after it.
 */
export const requestPasswordReset = definePublicOperation({
  name: "auth.reset_password",
  input: RequestPasswordResetInput,
  async run({ defer }, { email }) {
    await hitRateLimit(`reset:${hashSecret(email)}`, requestsPerAccount);
    if (defer) defer(() => mailResetLink(email));
    else await mailResetLink(email);
    return {};
  },
});

async function mailResetLink(email: string): Promise<void> {
  const outboxId = await withSystem("reset password", async (db) => {
    const [account] = await db
      .select({ user_id: users.id, org_id: organization_members.organization_id })
      .from(users)
      .innerJoin(organization_members, eq(organization_members.user_id, users.id))
      .where(and(eq(sql`lower(${users.email})`, email), eq(users.is_active, true)))
      .limit(1);
    if (!account) return null;
    const id = newId();
    await db.insert(user_tokens).values({
      id,
      user_id: account.user_id,
      purpose: "reset_password",
      token_hash: linkTokenHash("reset_password", id),
      expires_at: new Date(Date.now() + resetHours * 3_600_000).toISOString(),
    });
    return systemEmit(db, account.org_id, "mail/requested", { kind: "reset_password", subject_id: id });
  });
  if (outboxId) await dispatchOutbox({ ids: [outboxId] });
}

/** Sets the password, voids other links and signs out everywhere: whoever knew the old one is out. */
export const confirmPasswordReset = definePublicOperation({
  name: "auth.confirm_reset_password",
  input: ConfirmPasswordResetInput,
  async run(_meta, { token, password }) {
    const password_hash = await hashPassword(password);
    return withSystem("reset password", async (db) => {
      const userId = await spendUserToken(db, "reset_password", token);
      // The mailed link proves the address as well.
      await db.update(users).set({ password_hash, email_verified: true }).where(eq(users.id, userId));
      await voidUserTokens(db, "reset_password", userId);
      await revokeSessionsOf(db, userId, "password_reset");
      return {};
    });
  },
});

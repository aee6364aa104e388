import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { user_tokens } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { invalid } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";

type Purpose = "verify_email" | "reset_password";

/** Uses a mailed link up. @returns the person's id. @throws AppError `invalid` when it is unknown, used or too old. */
export async function spendUserToken(db: SystemDb, purpose: Purpose, token: string): Promise<string> {
  const [spent] = await db
    .update(user_tokens)
    .set({ used_at: new Date().toISOString() })
    .where(
      and(
        eq(user_tokens.token_hash, hashSecret(token)),
        eq(user_tokens.purpose, purpose),
        isNull(user_tokens.used_at),
        gt(user_tokens.expires_at, sql`now()`),
      ),
    )
    .returning({ user_id: user_tokens.user_id });
  if (!spent) throw invalid({ token: "link_not_valid" });
  return spent.user_id;
}

/** Links of this purpose that are still out stop working. */
export async function voidUserTokens(db: SystemDb, purpose: Purpose, userId: string): Promise<void> {
  await db
    .update(user_tokens)
    .set({ used_at: new Date().toISOString() })
    .where(
      and(eq(user_tokens.user_id, userId), eq(user_tokens.purpose, purpose), isNull(user_tokens.used_at)),
    );
}

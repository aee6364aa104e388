import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { withSystem } from "@/db/system";
import { definePublicOperation } from "@/lib/operation";
import { VerifyEmailInput } from "./schemas";
import { spendUserToken } from "./user-token";

/** @throws AppError `invalid` for a link that is unknown, used or too old. */
export const verifyEmail = definePublicOperation({
  name: "auth.verify_email",
  input: VerifyEmailInput,
  run: (_meta, { token }) =>
    withSystem("verify email", async (db) => {
      const userId = await spendUserToken(db, "verify_email", token);
      await db.update(users).set({ email_verified: true }).where(eq(users.id, userId));
      return { email_verified: true };
    }),
});

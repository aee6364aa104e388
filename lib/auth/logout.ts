import { eq } from "drizzle-orm";
import { refresh_tokens } from "@/db/schema";
import { withSystem } from "@/db/system";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation } from "@/lib/operation";
import { LogoutInput } from "./schemas";
import { revokeSession } from "./session";

/** Ends the session of the credential given, an access token or a refresh token; says nothing about whether it existed. */
export const logout = definePublicOperation({
  name: "auth.logout",
  input: LogoutInput,
  async run({ sessionId }, { refresh_token }) {
    await withSystem("logout", async (db) => {
      if (sessionId) await revokeSession(db, sessionId, "signed_out");
      if (!refresh_token) return;
      const [token] = await db
        .select({ session_id: refresh_tokens.session_id })
        .from(refresh_tokens)
        .where(eq(refresh_tokens.token_hash, hashSecret(refresh_token)));
      if (token) await revokeSession(db, token.session_id, "signed_out");
    });
    return {};
  },
});

import { eq } from "drizzle-orm";
import { refresh_tokens } from "@/db/schema";
import { withSystem } from "@/db/system";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation } from "@/lib/operation";
import { z } from "zod";
import { revokeSession } from "./session";

/** Ends the session of the credential given; says nothing about whether it existed. */
export const logout = definePublicOperation({
  name: "auth.logout",
  input: z.object({ session_id: z.uuid().optional(), refresh_token: z.string().max(200).optional() }),
  async run(_meta, { session_id, refresh_token }) {
    await withSystem("logout", async (db) => {
      if (session_id) await revokeSession(db, session_id, "signed_out");
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

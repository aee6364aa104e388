import { AppError, notFound } from "@/lib/errors";
import { actorUserId } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { signLink } from "@/lib/storage";
import { read } from "@/lib/unit";
import { findLeadFile } from "./lead-file";
import { LeadFileIdInput } from "./schemas";

/** A link for whoever may see the lead; asked again when it is followed. */
export const linkLeadFile = defineOperation({
  name: "lead_file.link",
  permission: "leads.read",
  input: LeadFileIdInput,
  run: (ctx, ids) =>
    read(ctx, async (db) => {
      const userId = actorUserId(ctx.actor);
      if (!userId) throw new AppError("forbidden");
      const { file } = await findLeadFile(ctx, db, ids);
      if (file.expires_at) throw notFound();
      return signLink(ctx.org.id, userId, file.id);
    }),
});

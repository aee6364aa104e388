import { leads } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { toLead } from "./lead";
import { LeadIdInput } from "./schemas";
import { assertVisible } from "./visibility";

export const getLead = defineOperation({
  name: "lead.get",
  permission: "leads.read",
  input: LeadIdInput,
  run: (ctx, { lead_id }) =>
    read(ctx, async (db) => {
      const lead = await db.byId(leads, lead_id);
      assertVisible(ctx, lead);
      return toLead(lead);
    }),
});

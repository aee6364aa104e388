import { eq, sql } from "drizzle-orm";
import { leads } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { toLead } from "./lead";
import { LeadIdInput } from "./schemas";
import { assertVisible } from "./visibility";

/** Into the trash: off every screen, with its history and conversations, until it is restored or thirty days are over. */
export const deleteLead = defineOperation({
  name: "lead.delete",
  permission: "leads.delete",
  input: LeadIdInput,
  run: (ctx, { lead_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const lead = await db.lock(leads, lead_id);
      assertVisible(ctx, lead);
      const removed = { deleted_at: new Date().toISOString(), deleted_by: actorUserId(ctx.actor) };
      await db.update(leads, { ...removed, version: sql`${leads.version} + 1` }, eq(leads.id, lead_id));
      await audit({
        action: "lead.delete",
        resource_type: "lead",
        resource_id: lead_id,
        before: toLead(lead),
      });
      publish({
        event: "lead.removed",
        data: { lead_id, stage_id: lead.stage_id },
        audience: { assigned_to: lead.assigned_to },
      });
      return { id: lead_id };
    }),
});

import { and, eq, isNotNull, sql } from "drizzle-orm";
import { contacts, leads } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { outcomeChanges, stageOrFirst } from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { toLead } from "./lead";
import { topPosition } from "./position";
import { LeadIdInput } from "./schemas";
import { canSee } from "./visibility";

/**
 * Out of the trash, to where it stood, or on top of the first stage when its own was removed meanwhile; a contact that
 * is in the trash comes along.
 */
export const restoreLead = defineOperation({
  name: "lead.restore",
  permission: "leads.delete",
  input: LeadIdInput,
  run: (ctx, { lead_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const seen = await db.byId(leads, lead_id);
      if (!seen || !canSee(ctx, seen.assigned_to) || seen.merged_into) throw notFound();
      // Contacts and stages come before leads in the order of locks.
      await db.update(
        contacts,
        { deleted_at: null, deleted_by: null, version: sql`${contacts.version} + 1` },
        and(eq(contacts.id, seen.contact_id), isNotNull(contacts.deleted_at)) ?? sql`false`,
      );
      const stage = await stageOrFirst(db, seen);
      const before = await db.lock(leads, lead_id);
      if (!before) throw notFound();
      if (!before.deleted_at) return toLead(before);
      const elsewhere = stage.id !== before.stage_id && {
        ...outcomeChanges(stage.stage_type),
        stage_id: stage.id,
        pipeline_id: stage.pipeline_id,
        position: await topPosition(db, stage.id),
        stage_entered_at: new Date().toISOString(),
      };
      const [after] = await db.update(
        leads,
        { ...elsewhere, deleted_at: null, deleted_by: null, version: sql`${leads.version} + 1` },
        eq(leads.id, lead_id),
      );
      if (!after) throw notFound();
      await audit({
        action: "lead.restore",
        resource_type: "lead",
        resource_id: lead_id,
        after: toLead(after),
      });
      publish({
        event: "lead.changed",
        data: { lead_id, stage_id: after.stage_id, version: after.version },
        audience: { assigned_to: after.assigned_to },
      });
      return toLead(after);
    }),
});

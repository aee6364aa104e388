import { eq, sql } from "drizzle-orm";
import { lead_activities, leads } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { normalPhone } from "./create";
import { toLead } from "./lead";
import { assertVersion } from "./move";
import { UpdateLeadInput, type Lead } from "./schemas";
import { assertVisible } from "./visibility";

export const updateLead = defineOperation({
  name: "lead.update",
  permission: "leads.write",
  input: UpdateLeadInput,
  run: (ctx, { lead_id, version, ...input }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const before = await db.lock(leads, lead_id);
      assertVisible(ctx, before);
      assertVersion(before, version);
      const changes = { ...input, ...("phone" in input && { phone: normalPhone(input.phone) }) };
      const changed = changedFields(toLead(before), changes);
      if (changed.length === 0) return toLead(before);
      const [after] = await db.update(
        leads,
        { ...changes, version: sql`${leads.version} + 1` },
        eq(leads.id, lead_id),
      );
      if (!after) throw notFound();
      await db.insert(lead_activities, {
        lead_id,
        user_id: actorUserId(ctx.actor),
        activity_type: "updated",
        title: changed.join(", ").slice(0, 255),
        metadata: { fields: changed },
      });
      await audit({
        action: "lead.update",
        resource_type: "lead",
        resource_id: lead_id,
        before: pick(toLead(before), changed),
        after: pick(toLead(after), changed),
      });
      publish({
        event: "lead.changed",
        data: { lead_id, stage_id: after.stage_id, version: after.version },
        audience: { assigned_to: after.assigned_to },
      });
      return toLead(after);
    }),
});

type Field = keyof Lead;

const changedFields = (lead: Lead, changes: Partial<Record<Field, unknown>>): Field[] =>
  (Object.keys(changes) as Field[]).filter(
    (key) => JSON.stringify(lead[key]) !== JSON.stringify(changes[key]),
  );

const pick = (lead: Lead, fields: Field[]) => Object.fromEntries(fields.map((field) => [field, lead[field]]));

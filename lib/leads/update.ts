import { eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, leads } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { companyIdOf } from "@/lib/contacts";
import { notFound } from "@/lib/errors";
import { mergeCustomFields, parseCustomFields, rememberTags, type CustomValues } from "@/lib/fields";
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
      // Companies come before leads in the order of locks.
      const record = "company" in input && { company_id: await companyIdOf(db, input.company) };
      const before = await db.lock(leads, lead_id);
      assertVisible(ctx, before);
      assertVersion(before, version);
      const changes = {
        ...input,
        ...("phone" in input && { phone: normalPhone(input.phone) }),
        ...(input.custom_fields && {
          custom_fields: await changedCustomFields(db, before.custom_fields, input.custom_fields),
        }),
      };
      const changed = changedFields(toLead(before), changes);
      if (changed.length === 0) return toLead(before);
      const [after] = await db.update(
        leads,
        { ...changes, ...record, version: sql`${leads.version} + 1` },
        eq(leads.id, lead_id),
      );
      if (!after) throw notFound();
      await rememberTags(db, input.tags);
      await db.append(lead_activities, {
        lead_id,
        user_id: actorUserId(ctx.actor),
        activity_type: "updated",
        title: changed.join(", ").slice(0, 255),
        metadata: {
          fields: changed,
          changes: changesOf(toLead(before), toLead(after), changed),
          currency: after.currency,
        },
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

/** Fields that are not named keep their values. */
async function changedCustomFields(db: OrgDb, current: CustomValues, given: CustomValues) {
  const parsed = await parseCustomFields(db, given, { partial: true, current });
  return mergeCustomFields(current, parsed);
}

type Field = keyof Lead;

const changedFields = (lead: Lead, changes: Partial<Record<Field, unknown>>): Field[] =>
  (Object.keys(changes) as Field[]).filter(
    (key) => JSON.stringify(lead[key]) !== JSON.stringify(changes[key]),
  );

const pick = (lead: Lead, fields: Field[]) => Object.fromEntries(fields.map((field) => [field, lead[field]]));

/** What the timeline shows as "before → after". */
const changesOf = (before: Lead, after: Lead, fields: Field[]) =>
  fields.map((field) => ({ field, before: before[field], after: after[field] }));

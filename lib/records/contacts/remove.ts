import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contacts, leads } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { canSee, type LeadRow } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { ContactIdInput, DeleteContactInput } from "../schemas";
import { detailsOf, lockContact, recordContact, toContact } from "./contact";

/**
 * Into the trash, with the contact's leads where that is said.
 *
 * @throws AppError `conflict` (`contact_has_leads`) when there are leads and nothing is said of them.
 */
export const deleteContact = defineOperation({
  name: "contact.delete",
  permission: "leads.delete",
  input: DeleteContactInput,
  run: (ctx, { contact_id, with_leads }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await lockContact(ctx, db, contact_id);
      const deals = await lockLeads(ctx, db, contact_id);
      if (deals.length > 0 && !with_leads)
        throw new AppError("conflict", {
          message: "contact_has_leads",
          params: { count: deals.length },
          extra: { lead_count: deals.length },
        });
      const removed = { deleted_at: new Date().toISOString(), deleted_by: actorUserId(ctx.actor) };
      await setLeads(unit, deals, removed);
      const [after] = await db.update(
        contacts,
        { ...removed, version: sql`${contacts.version} + 1` },
        eq(contacts.id, contact_id),
      );
      if (!after) throw notFound();
      await recordContact(unit, "delete", after, {
        before: { ...toContact(before), lead_ids: deals.map(({ id }) => id) },
      });
      return { id: contact_id };
    }),
});

/** Back, with the leads that went at the same time. */
export const restoreContact = defineOperation({
  name: "contact.restore",
  permission: "leads.delete",
  input: ContactIdInput,
  run: (ctx, { contact_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await db.lock(contacts, contact_id);
      if (!before || before.merged_into) throw notFound();
      if (!before.deleted_at) return detailsOf(ctx, db, before);
      const wentAlong = and(
        eq(leads.contact_id, contact_id),
        eq(leads.deleted_at, before.deleted_at),
        isNull(leads.merged_into),
      );
      const deals = wentAlong ? await db.lockAll(leads, wentAlong) : [];
      await setLeads(unit, deals, { deleted_at: null, deleted_by: null });
      const [after] = await db.update(
        contacts,
        { deleted_at: null, deleted_by: null, version: sql`${contacts.version} + 1` },
        eq(contacts.id, contact_id),
      );
      if (!after) throw notFound();
      await recordContact(unit, "restore", after, {
        after: { ...toContact(after), lead_ids: deals.map(({ id }) => id) },
      });
      return detailsOf(ctx, db, after);
    }),
});

/** All of the contact's leads. @throws AppError `forbidden` when some are not for these eyes. */
async function lockLeads(ctx: Ctx, db: OrgDb, contactId: string): Promise<LeadRow[]> {
  const where = and(eq(leads.contact_id, contactId), isNull(leads.deleted_at));
  const deals = where ? await db.lockAll(leads, where) : [];
  if (!deals.every(({ assigned_to }) => canSee(ctx, assigned_to))) throw new AppError("forbidden");
  return deals;
}

async function setLeads(
  { db, publish }: Unit,
  deals: LeadRow[],
  changes: { deleted_at: string | null; deleted_by: string | null },
): Promise<void> {
  if (deals.length === 0) return;
  const changed = await db.update(
    leads,
    { ...changes, version: sql`${leads.version} + 1` },
    inArray(
      leads.id,
      deals.map(({ id }) => id),
    ),
  );
  for (const { id: lead_id, stage_id, version, assigned_to } of changed) {
    const audience = { assigned_to };
    if (changes.deleted_at) publish({ event: "lead.removed", data: { lead_id, stage_id }, audience });
    else publish({ event: "lead.changed", data: { lead_id, stage_id, version }, audience });
  }
}

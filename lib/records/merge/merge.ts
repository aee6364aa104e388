import { eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts, conversations, leads, merges } from "@/db/schema";
import { lockClaims } from "@/lib/contacts";
import { actorUserId } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { recordContact, toContact, type ContactRow } from "../contacts/contact";
import { closeSecondThreads } from "./threads";
import { bothVisible, sideOf } from "./preview";
import { MergeContactsInput, mergedFields, type Merge, type MergedField } from "./schemas";

export const undoDays = 30;
const dayMs = 86_400_000;

/**
 * Makes two contacts one. Everything that hangs on the second goes to the first, in one transaction; messages that
 * arrive meanwhile wait for it. Can be undone for thirty days.
 *
 * @throws AppError `invalid` for the same record, or one that is gone meanwhile.
 */
export const mergeContacts = defineOperation({
  name: "contact.merge",
  permission: "leads.write",
  input: MergeContactsInput,
  run: (ctx, { contact_id, other_id, fields }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      await bothVisible(ctx, db, contact_id, other_id);
      const { kept, merged } = await lockBoth(db, contact_id, other_id);
      await bothVisible(ctx, db, contact_id, other_id);
      const moved = await moveChildren(unit, kept.id, merged.id);
      const changes = changesOf(kept, merged, fields);
      const [after] = await db.update(
        contacts,
        { ...changes, version: sql`${contacts.version} + 1` },
        eq(contacts.id, kept.id),
      );
      const [gone] = await db.update(
        contacts,
        {
          merged_into: kept.id,
          deleted_at: new Date().toISOString(),
          deleted_by: actorUserId(ctx.actor),
          version: sql`${contacts.version} + 1`,
        },
        eq(contacts.id, merged.id),
      );
      if (!after || !gone) throw notFound();
      const merge = await db.insert(merges, {
        entity: "contact",
        kept_id: kept.id,
        merged_id: merged.id,
        before: Object.fromEntries(Object.keys(changes).map((key) => [key, kept[key as keyof ContactRow]])),
        moved,
        merged_by: actorUserId(ctx.actor),
        undo_until: new Date(Date.now() + undoDays * dayMs).toISOString(),
      });
      await recordContact(unit, "merge", after, {
        before: { kept: toContact(kept), merged: toContact(merged) },
        after: { merge_id: merge.id, kept: toContact(after), moved: countsOf(moved) },
      });
      tell(unit, gone);
      return toMerge(merge);
    }),
});

/**
 * Both contacts and whatever may reach them: first the identities, as whoever writes to us takes them, then the rows,
 * by id, so that two merges of one pair wait for each other.
 */
export async function lockBoth(db: OrgDb, keptId: string, mergedId: string) {
  const pair = [keptId, mergedId];
  await lockClaims(db, await claimsOfBoth(db, pair));
  const rows = await db.lockAll(contacts, inArray(contacts.id, pair));
  // One that was added between the two locks: its writer holds no contact's lock.
  await lockClaims(db, await claimsOfBoth(db, pair));
  const kept = rows.find(({ id }) => id === keptId);
  const merged = rows.find(({ id }) => id === mergedId);
  if (!kept || kept.deleted_at) throw notFound();
  if (!merged || merged.deleted_at) throw invalid({ other_id: "not_found" });
  return { kept, merged };
}

const claimsOfBoth = (db: OrgDb, ids: string[]) =>
  db.tx
    .select({ channel: contact_identities.channel, external_id: contact_identities.external_id })
    .from(contact_identities)
    .where(db.in(contact_identities, inArray(contact_identities.contact_id, ids)));

type Moved = Record<string, string[]>;

/** Threads before leads, as everywhere. @returns the ids that changed parents, by table. */
async function moveChildren(unit: Unit, keptId: string, mergedId: string): Promise<Moved> {
  const { db, publish } = unit;
  const threads = await db.lockAll(conversations, inArray(conversations.contact_id, [keptId, mergedId]));
  const closed = await closeSecondThreads(unit, threads, keptId);
  const ofMerged = eq(leads.contact_id, mergedId);
  await db.lockAll(leads, ofMerged);
  const identities = await db.update(
    contact_identities,
    { contact_id: keptId },
    eq(contact_identities.contact_id, mergedId),
  );
  const movedThreads = await db.update(
    conversations,
    { contact_id: keptId, version: sql`${conversations.version} + 1` },
    eq(conversations.contact_id, mergedId),
  );
  const deals = await db.update(leads, { contact_id: keptId, version: sql`${leads.version} + 1` }, ofMerged);
  for (const { id: conversation_id, lead_id, version, assigned_to } of movedThreads)
    publish({
      event: "conversation.changed",
      data: { conversation_id, lead_id, version },
      audience: { assigned_to },
    });
  for (const { id: lead_id, stage_id, version, assigned_to, deleted_at } of deals)
    if (!deleted_at)
      publish({ event: "lead.changed", data: { lead_id, stage_id, version }, audience: { assigned_to } });
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    contact_identities: ids(identities),
    conversations: ids(movedThreads),
    leads: ids(deals),
    ...closed,
  };
}

/** What changes on the one that stays. */
function changesOf(
  kept: ContactRow,
  merged: ContactRow,
  choices: Partial<Record<MergedField, "kept" | "merged">>,
) {
  const taken = mergedFields.filter(
    (field) => (choices[field] ?? sideOf(field, kept, merged)) === "merged" && kept[field] !== merged[field],
  );
  const changes: Partial<Pick<ContactRow, MergedField | "company_id">> = Object.fromEntries(
    taken.map((field) => [field, merged[field]]),
  );
  return taken.includes("company") ? { ...changes, company_id: merged.company_id } : changes;
}

export function tell({ publish }: Unit, { id, version }: Pick<ContactRow, "id" | "version">): void {
  publish({ event: "contact.changed", data: { contact_id: id, version }, audience: "organization" });
}

export const countsOf = (moved: Moved) => ({
  identities: moved.contact_identities?.length ?? 0,
  leads: moved.leads?.length ?? 0,
  conversations: moved.conversations?.length ?? 0,
});

export function toMerge(row: typeof merges.$inferSelect): Merge {
  const { id, kept_id, merged_id, moved, undo_until, undone_at, created_at } = row;
  return { id, kept_id, merged_id, moved: countsOf(moved), undo_until, undone_at, created_at };
}

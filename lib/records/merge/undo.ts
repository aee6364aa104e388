import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts, conversations, leads, merges, users } from "@/db/schema";
import { lockClaims } from "@/lib/contacts";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact, type Unit } from "@/lib/unit";
import { recordContact, toContact, visibleContact, type ContactRow } from "../contacts/contact";
import { tell, toMerge } from "./merge";
import { ListMergesInput, UndoMergeInput } from "./schemas";
import { reopenThreads } from "./threads";

/** What became part of a contact and can be parted again, the newest first. */
export const listMerges = defineOperation({
  name: "contact.list_merges",
  permission: "leads.read",
  input: ListMergesInput,
  run: (ctx, { contact_id }) =>
    read(ctx, async (db) => {
      await visibleContact(ctx, db, contact_id);
      const rows = await db.tx
        .select({ merge: merges, merged_name: contacts.full_name, merged_by_name: users.full_name })
        .from(merges)
        .innerJoin(contacts, db.in(contacts, eq(contacts.id, merges.merged_id)))
        .leftJoin(users, eq(users.id, merges.merged_by))
        .where(
          db.in(
            merges,
            eq(merges.entity, "contact"),
            eq(merges.kept_id, contact_id),
            sql`${merges.undone_at} is null and ${merges.undo_until} > now()`,
          ),
        )
        .orderBy(desc(merges.created_at));
      return {
        data: rows.map(({ merge, ...names }) => ({ ...toMerge(merge), ...names })),
        next_cursor: null,
      };
    }),
});

/**
 * Parts two contacts again: what went over goes back, fields that still say what the merge wrote get back what they
 * held. What came since stays.
 *
 * @throws AppError `conflict` when it is too late, or the kept one is part of another by now.
 */
export const undoMerge = defineOperation({
  name: "merge.undo",
  permission: "leads.write",
  input: UndoMergeInput,
  run: (ctx, { merge_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const seen = await db.byId(merges, merge_id);
      if (seen?.entity !== "contact") throw notFound();
      await visibleContact(ctx, db, seen.kept_id).catch((error: unknown) => {
        throw error instanceof AppError ? notFound() : error;
      });
      await lockMoved(db, seen.moved.contact_identities ?? []);
      const [kept, merged] = await lockPair(db, seen);
      const merge = await db.lock(merges, merge_id);
      if (!merge || merge.undone_at || Date.parse(merge.undo_until) < Date.now())
        throw new AppError("conflict", { message: "undo_too_late" });
      await moveBack(unit, merge);
      const [part] = await db.update(
        contacts,
        { merged_into: null, deleted_at: null, deleted_by: null, version: sql`${contacts.version} + 1` },
        eq(contacts.id, merged.id),
      );
      const [after] = await db.update(
        contacts,
        { ...formerOf(kept, merged, merge.before), version: sql`${contacts.version} + 1` },
        eq(contacts.id, kept.id),
      );
      const [undone] = await db.update(
        merges,
        { undone_at: new Date().toISOString() },
        eq(merges.id, merge_id),
      );
      if (!part || !after || !undone) throw notFound();
      await recordContact(unit, "merge_undo", after, {
        before: { merge_id, kept: toContact(kept) },
        after: { kept: toContact(after), merged: toContact(part) },
      });
      tell(unit, part);
      return toMerge(undone);
    }),
});

async function lockMoved(db: OrgDb, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await lockClaims(
    db,
    await db.tx
      .select({ channel: contact_identities.channel, external_id: contact_identities.external_id })
      .from(contact_identities)
      .where(db.in(contact_identities, inArray(contact_identities.id, ids))),
  );
}

async function lockPair(
  db: OrgDb,
  { kept_id, merged_id }: { kept_id: string; merged_id: string },
): Promise<[ContactRow, ContactRow]> {
  const rows = await db.lockAll(contacts, inArray(contacts.id, [kept_id, merged_id]));
  const kept = rows.find(({ id }) => id === kept_id);
  const merged = rows.find(({ id }) => id === merged_id);
  if (!kept || kept.deleted_at || merged?.merged_into !== kept_id)
    throw new AppError("conflict", { message: "undo_too_late" });
  return [kept, merged];
}

/** Only what is the kept one's still; somebody may have given a number to another contact since. */
async function moveBack(
  { db, publish }: Unit,
  { kept_id, merged_id, moved }: typeof merges.$inferSelect,
): Promise<void> {
  const of = (ids: string[] | undefined) => (ids?.length ? ids : [kept_id]);
  const threads = and(
    inArray(conversations.id, of(moved.conversations)),
    eq(conversations.contact_id, kept_id),
  );
  const deals = and(inArray(leads.id, of(moved.leads)), eq(leads.contact_id, kept_id));
  const identities = and(
    inArray(contact_identities.id, of(moved.contact_identities)),
    eq(contact_identities.contact_id, kept_id),
  );
  if (!threads || !deals || !identities) return;
  await db.lockAll(conversations, eq(conversations.contact_id, kept_id));
  await db.lockAll(leads, deals);
  await db.update(contact_identities, { contact_id: merged_id }, identities);
  await db.update(
    conversations,
    { contact_id: merged_id, version: sql`${conversations.version} + 1` },
    threads,
  );
  await reopenThreads(db, moved);
  const back = await db.update(leads, { contact_id: merged_id, version: sql`${leads.version} + 1` }, deals);
  for (const { id: lead_id, stage_id, version, assigned_to, deleted_at } of back)
    if (!deleted_at)
      publish({ event: "lead.changed", data: { lead_id, stage_id, version }, audience: { assigned_to } });
}

/** The fields as they were, unless somebody changed them after the merge. */
function formerOf(
  kept: ContactRow,
  merged: ContactRow,
  before: Record<string, unknown>,
): Partial<ContactRow> {
  const entries = Object.entries(before).filter(([field]) => {
    const key = field as keyof ContactRow;
    return kept[key] === merged[key];
  });
  return Object.fromEntries(entries);
}

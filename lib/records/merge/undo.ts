import { desc, eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, contacts, leads, merges, users } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact, type Unit } from "@/lib/unit";
import { companyKind } from "./companies";
import { contactKind } from "./contacts";
import { toMerge } from "./join";
import type { Mergeable, MergeKind } from "./kind";
import { leadKind } from "./leads";
import { undoPair } from "./part";
import {
  ListCompanyMergesInput,
  ListLeadMergesInput,
  ListMergesInput,
  UndoMergeInput,
  type Merge,
  type MergeEntity,
  type MergeListItem,
} from "./schemas";

/** What became part of a contact and can be parted again, the newest first. */
export const listMerges = defineOperation({
  name: "contact.list_merges",
  permission: "leads.read",
  input: ListMergesInput,
  run: (ctx, { contact_id }) => read(ctx, (db) => mergesOf(ctx, db, contactKind, contact_id)),
});

export const listLeadMerges = defineOperation({
  name: "lead.list_merges",
  permission: "leads.read",
  input: ListLeadMergesInput,
  run: (ctx, { lead_id }) => read(ctx, (db) => mergesOf(ctx, db, leadKind, lead_id)),
});

export const listCompanyMerges = defineOperation({
  name: "company.list_merges",
  permission: "leads.read",
  input: ListCompanyMergesInput,
  run: (ctx, { company_id }) => read(ctx, (db) => mergesOf(ctx, db, companyKind, company_id)),
});

/**
 * Parts two records again: what went over goes back, fields that still say what the merge wrote get back what they
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
      const merge = await unit.db.byId(merges, merge_id);
      if (!merge) throw notFound();
      return undoStored(ctx, unit, merge);
    }),
});

function undoStored(ctx: Ctx, unit: Unit, merge: typeof merges.$inferSelect): Promise<Merge> {
  // What the check of the table lets in.
  switch (merge.entity as MergeEntity) {
    case "contact":
      return undoPair(ctx, unit, contactKind, merge);
    case "lead":
      return undoPair(ctx, unit, leadKind, merge);
    case "company":
      return undoPair(ctx, unit, companyKind, merge);
  }
}

const nameOf = {
  contact: { table: contacts, name: contacts.full_name },
  lead: { table: leads, name: leads.full_name },
  company: { table: companies, name: companies.name },
};

async function mergesOf<Row extends Mergeable>(ctx: Ctx, db: OrgDb, kind: MergeKind<Row>, id: string) {
  await kind.find(ctx, db, id);
  const { table, name } = nameOf[kind.entity];
  const rows = await db.tx
    .select({ merge: merges, merged_name: name, merged_by_name: users.full_name })
    .from(merges)
    .innerJoin(table, db.in(table, eq(table.id, merges.merged_id)))
    .leftJoin(users, eq(users.id, merges.merged_by))
    .where(
      db.in(
        merges,
        eq(merges.entity, kind.entity),
        eq(merges.kept_id, id),
        sql`${merges.undone_at} is null and ${merges.undo_until} > now()`,
      ),
    )
    .orderBy(desc(merges.created_at));
  const data = rows.map(({ merge, ...names }): MergeListItem => ({ ...toMerge(merge), ...names }));
  return { data, next_cursor: null };
}

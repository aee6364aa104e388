import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { canSee } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { visibleContact, type ContactRow } from "../contacts/contact";
import {
  mergedFields,
  MergePreviewInput,
  type ChildCounts,
  type ContactSummary,
  type MergedField,
  type MergePreview,
} from "./schemas";

/** What a merge would make of the two: every field, and what hangs on each of them. */
export const previewMerge = defineOperation({
  name: "contact.preview_merge",
  permission: "leads.write",
  input: MergePreviewInput,
  run: (ctx, { contact_id, other_id }) =>
    read(ctx, async (db): Promise<MergePreview> => {
      const { kept, merged } = await bothVisible(ctx, db, contact_id, other_id);
      return {
        kept: summaryOf(kept),
        merged: summaryOf(merged),
        fields: mergedFields.map((field) => ({
          field,
          kept: kept[field],
          merged: merged[field],
          from: sideOf(field, kept, merged),
        })),
        counts: { kept: await countChildren(db, kept.id), merged: await countChildren(db, merged.id) },
      };
    }),
});

/**
 * @throws AppError `not_found`; `invalid` for the same record or one that is not there; `forbidden` when some of their
 *   leads are not for these eyes, since a merge moves them.
 */
export async function bothVisible(ctx: Ctx, db: OrgDb, keptId: string, mergedId: string) {
  const kept = await visibleContact(ctx, db, keptId);
  if (keptId === mergedId) throw invalid({ other_id: "same_record" });
  const merged = await visibleContact(ctx, db, mergedId).catch((error: unknown) => {
    throw error instanceof AppError ? invalid({ other_id: "not_found" }) : error;
  });
  const owners = await db.tx.execute<{ assigned_to: string | null }>(sql`
    select distinct assigned_to from leads
     where organization_id = ${db.orgId}::uuid and contact_id in (${keptId}::uuid, ${mergedId}::uuid)
       and deleted_at is null`);
  if (!owners.every(({ assigned_to }) => canSee(ctx, assigned_to))) throw new AppError("forbidden");
  return { kept, merged };
}

/** Whose value a field takes by itself. */
export const sideOf = (field: MergedField, kept: ContactRow, merged: ContactRow): "kept" | "merged" =>
  kept[field] === null && merged[field] !== null ? "merged" : "kept";

export const summaryOf = ({
  id,
  full_name,
  phone,
  email,
  company,
  created_at,
}: ContactRow): ContactSummary => ({
  id,
  full_name,
  phone,
  email,
  company,
  created_at,
});

/** Everything that hangs on a contact, what is in the trash included: it goes along. */
export async function countChildren(db: OrgDb, contactId: string): Promise<ChildCounts> {
  const org = sql`${db.orgId}::uuid`;
  const ofLeads = (table: string) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x join leads l
          on l.organization_id = x.organization_id and l.id = x.lead_id
         where x.organization_id = ${org} and l.contact_id = ${contactId}::uuid)`;
  const of = (table: string) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x
         where x.organization_id = ${org} and x.contact_id = ${contactId}::uuid)`;
  const [counts] = await db.tx.execute<ChildCounts>(sql`
    select ${of("contact_identities")} as identities, ${of("leads")} as leads,
           ${of("conversations")} as conversations,
           (select count(*)::int from messages m join conversations c
               on c.organization_id = m.organization_id and c.id = m.conversation_id
             where m.organization_id = ${org} and c.contact_id = ${contactId}::uuid) as messages,
           ${ofLeads("lead_activities")} as activities, ${ofLeads("tasks")} as tasks`);
  if (!counts) throw new AppError("unexpected");
  return { ...counts };
}

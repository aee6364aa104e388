import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { companyKind } from "./companies";
import { contactKind } from "./contacts";
import { bothVisible, fieldsOf, type Mergeable, type MergeIds, type MergeKind } from "./kind";
import { leadKind } from "./leads";
import { CompanyPairInput, LeadPairInput, MergePreviewInput, type MergePreview } from "./schemas";

/** What a merge would make of the two: every field, and what hangs on each of them. */
export const previewMerge = defineOperation({
  name: "contact.preview_merge",
  permission: "leads.write",
  input: MergePreviewInput,
  run: (ctx, { contact_id: keptId, other_id: mergedId }) =>
    read(ctx, (db) => previewPair(ctx, db, contactKind, { keptId, mergedId })),
});

/** The same for two leads; `contacts` says who becomes one along with them. */
export const previewLeadMerge = defineOperation({
  name: "lead.preview_merge",
  permission: "leads.write",
  input: LeadPairInput,
  run: (ctx, { lead_id: keptId, other_id: mergedId }) =>
    read(ctx, async (db): Promise<MergePreview> => {
      const preview = await previewPair(ctx, db, leadKind, { keptId, mergedId });
      const [kept, merged] = [await leadKind.find(ctx, db, keptId), await leadKind.find(ctx, db, mergedId)];
      if (kept.contact_id === merged.contact_id) return preview;
      const ids = { keptId: kept.contact_id, mergedId: merged.contact_id };
      const people = await previewPair(ctx, db, contactKind, ids);
      return { ...preview, contacts: { kept: people.kept, merged: people.merged, counts: people.counts } };
    }),
});

export const previewCompanyMerge = defineOperation({
  name: "company.preview_merge",
  permission: "leads.write",
  input: CompanyPairInput,
  run: (ctx, { company_id: keptId, other_id: mergedId }) =>
    read(ctx, (db) => previewPair(ctx, db, companyKind, { keptId, mergedId })),
});

async function previewPair<Row extends Mergeable>(
  ctx: Ctx,
  db: OrgDb,
  kind: MergeKind<Row>,
  ids: MergeIds,
): Promise<MergePreview> {
  const pair = await bothVisible(ctx, db, kind, ids);
  return {
    kept: await kind.describe(db, pair.kept),
    merged: await kind.describe(db, pair.merged),
    fields: fieldsOf(kind, pair),
    counts: { kept: await kind.count(db, ids.keptId), merged: await kind.count(db, ids.mergedId) },
    contacts: null,
  };
}

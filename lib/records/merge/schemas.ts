import { z } from "zod";
import { Email } from "@/lib/auth/schemas";

/** What tells contacts apart in lists and dialogs. */
export const ContactSummary = z.object({
  id: z.uuid(),
  full_name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export type ContactSummary = z.infer<typeof ContactSummary>;

export const duplicateReasons = ["phone", "email", "name_company"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** Somebody who is there already and may be the one that is about to be made. */
export const Candidate = ContactSummary.extend({
  reasons: z.array(z.enum(duplicateReasons)),
  /** The newest lead one may see. */
  lead_id: z.uuid().nullable(),
});
export type Candidate = z.infer<typeof Candidate>;

const Text = (max: number) => z.string().trim().max(max).optional();
/** Whatever is typed so far; what is no phone or e-mail yet finds nobody. */
export const FindCandidatesInput = z.object({
  phone: Text(40),
  email: Text(255),
  full_name: Text(200),
  company: Text(200),
});
export const parsedEmail = (text: string | undefined) => {
  const email = Email.safeParse(text ?? "");
  return email.success ? email.data : null;
};

export const DuplicatePair = z.object({
  first: ContactSummary,
  second: ContactSummary,
  reasons: z.array(z.enum(duplicateReasons)),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

export const ListDuplicatesInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const DismissDuplicateInput = z.object({ contact_id: z.uuid(), other_id: z.uuid() });

export const mergeEntities = ["lead", "contact", "company"] as const;
export type MergeEntity = (typeof mergeEntities)[number];

/**
 * Whose value a field has afterwards, by the field's name (custom fields as `custom.<key>`); without a word the kept
 * one's, or the other's where it has none.
 */
const Choices = z.record(z.string().max(120), z.enum(["kept", "merged"]));
export type MergeChoices = z.infer<typeof Choices>;
const Merging = {
  /** The one that becomes part of it. */
  other_id: z.uuid(),
  fields: Choices.default({}),
};

/** Each names first the one that stays. */
export const MergePreviewInput = z.object({ contact_id: z.uuid(), other_id: z.uuid() });
export const LeadPairInput = z.object({ lead_id: z.uuid(), other_id: z.uuid() });
export const CompanyPairInput = z.object({ company_id: z.uuid(), other_id: z.uuid() });
export const MergeContactsInput = z.object({ contact_id: z.uuid(), ...Merging });
export const MergeLeadsInput = z.object({ lead_id: z.uuid(), ...Merging });
export const MergeCompaniesInput = z.object({ company_id: z.uuid(), ...Merging });

export const MergeSide = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What else tells it apart: a stage, a company, a website. */
  detail: z.string().nullable(),
  /** What its amounts are in. */
  currency: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export type MergeSide = z.infer<typeof MergeSide>;

export const MergeField = z.object({
  field: z.string(),
  kept: z.unknown(),
  merged: z.unknown(),
  /** Whose value it has unless one says otherwise; `both` joins two lists. */
  from: z.enum(["kept", "merged", "both"]),
});
export type MergeField = z.infer<typeof MergeField>;

const Counts = z.record(z.string(), z.int());
const Sides = {
  kept: MergeSide,
  merged: MergeSide,
  /** What hangs on each of the two and comes together. */
  counts: z.object({ kept: Counts, merged: Counts }),
};
export const MergePreview = z.object({
  ...Sides,
  fields: z.array(MergeField),
  /** Two leads' contacts, when they are two: they become one as well. */
  contacts: z.object(Sides).nullable(),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const Merge = z.object({
  id: z.uuid(),
  kept_id: z.uuid(),
  merged_id: z.uuid(),
  moved: Counts,
  undo_until: z.iso.datetime(),
  undone_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});
export type Merge = z.infer<typeof Merge>;
export const MergeListItem = Merge.extend({
  merged_name: z.string(),
  merged_by_name: z.string().nullable(),
});
export type MergeListItem = z.infer<typeof MergeListItem>;
export const ListMergesInput = z.object({ contact_id: z.uuid() });
export const ListLeadMergesInput = z.object({ lead_id: z.uuid() });
export const ListCompanyMergesInput = z.object({ company_id: z.uuid() });
export const UndoMergeInput = z.object({ merge_id: z.uuid() });

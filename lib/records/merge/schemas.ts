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

/** The fields of a contact that one of the two gives. */
export const mergedFields = ["full_name", "phone", "email", "company", "job_title"] as const;
export type MergedField = (typeof mergedFields)[number];
const Choices = z.partialRecord(z.enum(mergedFields), z.enum(["kept", "merged"]));

export const MergePreviewInput = z.object({ contact_id: z.uuid(), other_id: z.uuid() });
export const MergeContactsInput = z.object({
  /** The one that stays. */
  contact_id: z.uuid(),
  /** The one that becomes part of it. */
  other_id: z.uuid(),
  /** Whose value a field has afterwards; without a word the kept one's, or the other's where it has none. */
  fields: Choices.default({}),
});

export const ChildCounts = z.object({
  identities: z.int(),
  leads: z.int(),
  conversations: z.int(),
  messages: z.int(),
  activities: z.int(),
  tasks: z.int(),
});
export type ChildCounts = z.infer<typeof ChildCounts>;

export const MergePreview = z.object({
  kept: ContactSummary,
  merged: ContactSummary,
  fields: z.array(
    z.object({
      field: z.enum(mergedFields),
      kept: z.string().nullable(),
      merged: z.string().nullable(),
      /** Whose value it has unless one says otherwise. */
      from: z.enum(["kept", "merged"]),
    }),
  ),
  counts: z.object({ kept: ChildCounts, merged: ChildCounts }),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const Merge = z.object({
  id: z.uuid(),
  kept_id: z.uuid(),
  merged_id: z.uuid(),
  moved: z.object({ identities: z.int(), leads: z.int(), conversations: z.int() }),
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
export const UndoMergeInput = z.object({ merge_id: z.uuid() });

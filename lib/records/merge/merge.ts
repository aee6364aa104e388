import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { companyKind } from "./companies";
import { contactKind } from "./contacts";
import { mergePair } from "./join";
import { leadKind } from "./leads";
import { MergeCompaniesInput, MergeContactsInput, MergeLeadsInput } from "./schemas";

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
  run: (ctx, { contact_id: keptId, other_id: mergedId, fields }) =>
    transact(ctx, (unit) => mergePair(ctx, unit, contactKind, { keptId, mergedId }, fields)),
});

/** Makes two leads one, and their contacts before that when there are two; otherwise as `contact.merge`. */
export const mergeLeads = defineOperation({
  name: "lead.merge",
  permission: "leads.write",
  input: MergeLeadsInput,
  run: (ctx, { lead_id: keptId, other_id: mergedId, fields }) =>
    transact(ctx, (unit) => mergePair(ctx, unit, leadKind, { keptId, mergedId }, fields)),
});

/** Makes two companies one; leads and contacts say the name that stays. Otherwise as `contact.merge`. */
export const mergeCompanies = defineOperation({
  name: "company.merge",
  permission: "leads.write",
  input: MergeCompaniesInput,
  run: (ctx, { company_id: keptId, other_id: mergedId, fields }) =>
    transact(ctx, (unit) => mergePair(ctx, unit, companyKind, { keptId, mergedId }, fields)),
});

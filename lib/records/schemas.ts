import { z } from "zod";
import { Email } from "@/lib/auth/schemas";

export * from "./merge/schemas";
export * from "./trash/schemas";

const Money = z.string().regex(/^\d+\.\d{2}$/);
const Text = (max: number) => z.string().trim().max(max);
const OptionalText = (max: number) =>
  Text(max)
    .transform((text) => text || null)
    .nullable()
    .optional();
const OptionalEmail = z
  .union([z.literal("").transform(() => null), Email])
  .nullable()
  .optional();

/** What the leads of a company or contact are worth, as far as one may see them; each currency by itself. */
export const RecordStats = z.object({
  lead_count: z.int(),
  open_lead_count: z.int(),
  sums: z.array(z.object({ currency: z.string(), open_value: Money, won_value: Money })),
});
export type RecordStats = z.infer<typeof RecordStats>;

export const Company = z.object({
  id: z.uuid(),
  organization_id: z.uuid(),
  name: z.string(),
  domain: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  notes: z.string().nullable(),
  assigned_to: z.uuid().nullable(),
  version: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Company = z.infer<typeof Company>;

export const CompanyDetails = Company.extend({ contact_count: z.int(), ...RecordStats.shape });
export type CompanyDetails = z.infer<typeof CompanyDetails>;

/** A domain as people type or paste it: without protocol, path and `www.`. */
const Domain = z
  .string()
  .max(300)
  .transform((text) => bareDomain(text) || null)
  .refine((domain) => domain === null || domainPattern.test(domain), "wrong_domain")
  .nullable()
  .optional();
const domainPattern = /^(?=.{1,255}$)[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}\p{N}-]{2,}$/u;
const bareDomain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "");

export const CreateCompanyInput = z.object({
  name: Text(200).min(1),
  domain: Domain,
  phone: OptionalText(40),
  email: OptionalEmail,
  city: OptionalText(120),
  notes: OptionalText(5_000),
  assigned_to: z.uuid().nullable().optional(),
});
export const UpdateCompanyInput = CreateCompanyInput.partial().extend({
  company_id: z.uuid(),
  version: z.int().optional(),
});
export const CompanyIdInput = z.object({ company_id: z.uuid() });

const Page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(600).optional(),
};
/** With `q` the best hits come first and there is one page of them. */
export const ListCompaniesInput = z.object({ ...Page, q: Text(100).optional() });

export const identityChannels = ["phone", "email", "whatsapp_user", "whatsapp_lid"] as const;
export type IdentityChannel = (typeof identityChannels)[number];

/** One way a contact writes to us. */
export const ContactIdentity = z.object({
  id: z.uuid(),
  channel: z.enum(identityChannels),
  external_id: z.string(),
  /** As a person would write it: `+5511987654321`, an e-mail, a user name. */
  value: z.string(),
  /** Other spellings that lead to the same contact, e.g. without Brazil's ninth digit. */
  variants: z.array(z.string()),
  is_primary: z.boolean(),
});
export type ContactIdentity = z.infer<typeof ContactIdentity>;

export const Contact = z.object({
  id: z.uuid(),
  organization_id: z.uuid(),
  full_name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  company_id: z.uuid().nullable(),
  job_title: z.string().nullable(),
  version: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Contact = z.infer<typeof Contact>;

export const ContactListItem = Contact.extend(RecordStats.shape);
export type ContactListItem = z.infer<typeof ContactListItem>;
export const ContactDetails = ContactListItem.extend({ identities: z.array(ContactIdentity) });
export type ContactDetails = z.infer<typeof ContactDetails>;

export const CreateContactInput = z.object({
  full_name: Text(200).min(1),
  phone: OptionalText(40),
  email: OptionalEmail,
  company: OptionalText(200),
  job_title: OptionalText(100),
});
export const UpdateContactInput = z.object({
  contact_id: z.uuid(),
  full_name: Text(200).min(1).optional(),
  company: OptionalText(200),
  job_title: OptionalText(100),
  version: z.int().optional(),
});
export const DeleteContactInput = z.object({
  contact_id: z.uuid(),
  /** A contact with leads goes only when these may go, too. */
  with_leads: z
    .preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean())
    .default(false),
});
export const ContactIdInput = z.object({ contact_id: z.uuid() });
export const ListContactsInput = z.object({
  ...Page,
  q: Text(100).optional(),
  /** Who works there, or has a lead there. */
  company_id: z.uuid().optional(),
});

export const AddIdentityInput = z.object({
  contact_id: z.uuid(),
  channel: z.enum(["phone", "email"]),
  value: Text(255).min(1),
});
export const IdentityInput = z.object({ contact_id: z.uuid(), identity_id: z.uuid() });

/** One thing that happened with any lead of a contact or company. */
export const HistoryItem = z.object({
  id: z.uuid(),
  kind: z.enum(["activity", "message"]),
  lead_id: z.uuid().nullable(),
  lead_name: z.string().nullable(),
  conversation_id: z.uuid().nullable(),
  user_id: z.uuid().nullable(),
  user_name: z.string().nullable(),
  /** An activity's type; for a message `inbound` or `outbound`. */
  activity_type: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: z.iso.datetime(),
});
export type HistoryItem = z.infer<typeof HistoryItem>;
export const CompanyHistoryInput = CompanyIdInput.extend(Page);
export const ContactHistoryInput = ContactIdInput.extend(Page);

import { asc, eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts, leads } from "@/db/schema";
import { canonicalPhone } from "@/lib/contacts";
import type { Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { visibleContacts } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import type { Contact, ContactDetails, ContactIdentity, IdentityChannel } from "../schemas";
import { statsOf } from "../stats";

export type ContactRow = InferSelectModel<typeof contacts>;
export type IdentityRow = InferSelectModel<typeof contact_identities>;

export const contactColumns = {
  id: contacts.id,
  organization_id: contacts.organization_id,
  full_name: contacts.full_name,
  email: contacts.email,
  phone: contacts.phone,
  company: contacts.company,
  company_id: contacts.company_id,
  job_title: contacts.job_title,
  version: contacts.version,
  created_at: contacts.created_at,
  updated_at: contacts.updated_at,
};

export function toContact(row: ContactRow): Contact {
  const { merged_into: _into, deleted_at: _at, deleted_by: _by, ...contact } = row;
  return contact;
}

/** One that is there and may be seen. @throws AppError `not_found`. */
export async function visibleContact(ctx: Ctx, db: OrgDb, id: string): Promise<ContactRow> {
  const contact = await db.find(contacts, eq(contacts.id, id), visibleContacts(ctx));
  if (!contact || contact.deleted_at) throw notFound();
  return contact;
}

/** The same, locked. @throws AppError `version_conflict` with the contact as it is now in `current`. */
export async function lockContact(ctx: Ctx, db: OrgDb, id: string, version?: number): Promise<ContactRow> {
  await visibleContact(ctx, db, id);
  const contact = await db.lock(contacts, id);
  if (!contact || contact.deleted_at) throw notFound();
  if (version !== undefined && version !== contact.version)
    throw new AppError("version_conflict", { extra: { current: toContact(contact) } });
  return contact;
}

export async function detailsOf(ctx: Ctx, db: OrgDb, row: ContactRow): Promise<ContactDetails> {
  const stats = await statsOf(ctx, db, leads.contact_id, [row.id]);
  const identities = await identitiesOf(db, row.id);
  return {
    ...toContact(row),
    ...stats(row.id),
    identities: identities.map((identity) => toIdentity(identity, row)),
  };
}

export const identitiesOf = (db: OrgDb, contactId: string): Promise<IdentityRow[]> =>
  db.tx
    .select()
    .from(contact_identities)
    .where(db.in(contact_identities, eq(contact_identities.contact_id, contactId)))
    .orderBy(asc(contact_identities.created_at), asc(contact_identities.id));

export function toIdentity(row: IdentityRow, contact: Pick<ContactRow, "phone" | "email">): ContactIdentity {
  const { id, external_id, address } = row;
  // What the check of the table lets in.
  const channel = row.channel as IdentityChannel;
  const value = channel === "phone" ? `+${external_id}` : (address ?? external_id);
  const primary = channel === "phone" ? contact.phone : channel === "email" ? contact.email : null;
  const is_primary =
    primary !== null && (channel === "phone" ? canonicalPhone(primary) : primary) === external_id;
  return {
    id,
    channel,
    external_id,
    value,
    variants: channel === "phone" ? variantsOf(external_id) : [],
    is_primary,
  };
}

/** The other spellings `canonicalPhone` folds into this one. */
export function variantsOf(digits: string): string[] {
  const brazil = /^(55[1-9][1-9])9([6-9]\d{7})$/.exec(digits);
  if (brazil) return [`+${brazil[1]}${brazil[2]}`];
  const mexico = /^52(\d{10})$/.exec(digits);
  return mexico ? [`+521${mexico[1]}`] : [];
}

/** The trace of a change and the word to whoever looks at contacts. */
export async function recordContact(
  { audit, publish }: Unit,
  action: string,
  contact: Pick<ContactRow, "id" | "version">,
  change: { before?: unknown; after?: unknown },
): Promise<void> {
  await audit({ action: `contact.${action}`, resource_type: "contact", resource_id: contact.id, ...change });
  publish({
    event: "contact.changed",
    data: { contact_id: contact.id, version: contact.version },
    audience: "organization",
  });
}

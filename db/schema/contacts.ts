import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { companies } from "./companies";
import { memberReference, organizationId, orgReference } from "./organizations";
import { searchText } from "./search-text";

/** A person outside. One contact may have several leads (deals) and keeps one history over all of them. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    organization_id: organizationId(),
    full_name: varchar({ length: 200 }).notNull(),
    email: varchar({ length: 255 }),
    /** E.164, as shown; what we match on is in `contact_identities`. */
    phone: varchar({ length: 20 }),
    company: varchar({ length: 200 }),
    company_id: uuid(),
    job_title: varchar({ length: 100 }),
    version: integer().notNull().default(1),
    /** The contact this one was merged into; such a contact is deleted, too. */
    merged_into: uuid(),
    deleted_at: instant(),
    deleted_by: uuid(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_contacts_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_contacts_company",
      [t.organization_id, t.company_id],
      [companies.organization_id, companies.id],
    ),
    memberReference("fk_contacts_deleted_by", [t.organization_id, t.deleted_by]),
    index("ix_contacts_org_deleted")
      .on(t.organization_id, t.deleted_at)
      .where(sql`${t.deleted_at} is not null`),
    index("ix_contacts_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_contacts_org_company").on(t.organization_id, t.company_id),
    index("ix_contacts_search")
      .using("gin", t.organization_id, sql`${sql.raw(searchText.contacts)} gin_trgm_ops`)
      .where(sql`${t.deleted_at} is null`),
  ],
);

/**
 * The ways a contact writes to us. `external_id` is canonical per channel: for `phone` the E.164 digits with
 * Brazil's ninth digit added to mobiles, for `whatsapp_user` the business-scoped user id, `whatsapp_lid` WhatsApp Web's
 * hidden id, for `email` lower case.
 */
export const contact_identities = pgTable(
  "contact_identities",
  {
    id: id(),
    organization_id: organizationId(),
    contact_id: uuid().notNull(),
    channel: varchar({ length: 20 }).notNull(),
    external_id: varchar({ length: 255 }).notNull(),
    /** What the provider calls the person right now, e.g. `wa_id`; the address a reply goes to. */
    address: varchar({ length: 255 }),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_contact_identities_org_id").on(t.organization_id, t.id),
    unique("uq_contact_identities_org_channel_external").on(t.organization_id, t.channel, t.external_id),
    orgReference(
      "fk_contact_identities_contact",
      [t.organization_id, t.contact_id],
      [contacts.organization_id, contacts.id],
    ).onDelete("cascade"),
    index("ix_contact_identities_org_contact").on(t.organization_id, t.contact_id),
    check(
      "contact_identities_channel",
      sql`${t.channel} in ('phone','email','whatsapp_user','whatsapp_lid')`,
    ),
  ],
);

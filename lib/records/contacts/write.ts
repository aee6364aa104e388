import { eq, sql } from "drizzle-orm";
import { contact_identities, contacts } from "@/db/schema";
import { companyIdOf, lockClaims } from "@/lib/contacts";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { normalPhone } from "../companies/write";
import { CreateContactInput, UpdateContactInput } from "../schemas";
import { detailsOf, lockContact, recordContact, toContact } from "./contact";
import { assertFree, claimsOf } from "./claims";

/**
 * Somebody without a lead yet.
 *
 * @throws AppError `conflict` (`contact_exists`) when phone or e-mail are another contact's.
 */
export const createContact = defineOperation({
  name: "contact.create",
  permission: "leads.write",
  input: CreateContactInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const phone = normalPhone(input.phone);
      const claims = claimsOf(phone, input.email);
      await lockClaims(db, claims);
      for (const claim of claims) await assertFree(ctx, db, claim);
      const company_id = await companyIdOf(db, input.company);
      const contact = await db.insert(contacts, { ...input, phone, company_id });
      for (const claim of claims) await db.insert(contact_identities, { ...claim, contact_id: contact.id });
      await recordContact(unit, "create", contact, { after: toContact(contact) });
      return detailsOf(ctx, db, contact);
    }),
});

/** Name, company, job. Ways to write to a contact have operations of their own. */
export const updateContact = defineOperation({
  name: "contact.update",
  permission: "leads.write",
  input: UpdateContactInput,
  run: (ctx, { contact_id, version, ...input }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const record = "company" in input && { company_id: await companyIdOf(db, input.company) };
      const before = await lockContact(ctx, db, contact_id, version);
      const [after] = await db.update(
        contacts,
        { ...input, ...record, version: sql`${contacts.version} + 1` },
        eq(contacts.id, contact_id),
      );
      if (!after) throw notFound();
      await recordContact(unit, "update", after, { before: toContact(before), after: toContact(after) });
      return detailsOf(ctx, db, after);
    }),
});

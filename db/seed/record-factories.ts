import { and, eq } from "drizzle-orm";
import { companies, contact_identities, contacts } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { canonicalPhone, companyKey } from "@/lib/contacts";
import { newId } from "@/lib/ids";

let counter = 0;
export const next = () => (counter += 1);
export const unique = () => newId().slice(-8);

/** The company by this name, made when it is not there yet. */
export async function createCompany(
  db: SystemDb,
  organization_id: string,
  values: Partial<typeof companies.$inferInsert> = {},
) {
  const name = values.name ?? `Empresa ${unique()}`;
  const key = companyKey(name);
  await db
    .insert(companies)
    .values({ ...values, name, organization_id, name_key: key })
    .onConflictDoNothing();
  const [company] = await db
    .select()
    .from(companies)
    .where(and(eq(companies.organization_id, organization_id), eq(companies.name_key, key)));
  if (!company) throw new Error("no company");
  return company;
}

export async function createContact(
  db: SystemDb,
  organizationId: string,
  values: {
    full_name?: string;
    phone?: string;
    email?: string | null;
    company?: string | null;
    company_id?: string | null;
    created_at?: string;
  } = {},
) {
  const id = newId();
  const phone = values.phone ?? `+55119${String(80_000_000 + next()).padStart(8, "0")}`;
  const contact = {
    full_name: `Contato ${next()}`,
    email: null,
    company: null,
    company_id: null,
    ...values,
    id,
    phone,
  };
  await db.insert(contacts).values({ ...contact, organization_id: organizationId });
  await db.insert(contact_identities).values({
    organization_id: organizationId,
    contact_id: id,
    channel: "phone",
    external_id: canonicalPhone(phone),
    address: phone.replace("+", ""),
  });
  if (contact.email)
    await db
      .insert(contact_identities)
      .values({
        organization_id: organizationId,
        contact_id: id,
        channel: "email",
        external_id: contact.email,
        address: contact.email,
      })
      .onConflictDoNothing();
  return contact;
}

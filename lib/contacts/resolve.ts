import { and, eq, or, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts } from "@/db/schema";

export type Channel = "phone" | "email" | "whatsapp_user";
export type IdentityClaim = { channel: Channel; external_id: string; address?: string };
export type PersonClaim = {
  identities: IdentityClaim[];
  full_name: string;
  email?: string | null;
  phone?: string | null;
  company?: string | null;
  company_id?: string | null;
};

/**
 * The contact behind these identities, made when nobody has them yet. Safe against parallel messages of one unknown
 * number: claims are locked in a fixed order for the rest of the transaction.
 *
 * The phone wins over a user id when they point at different people; nobody is merged silently.
 */
export async function resolveContact(
  db: OrgDb,
  person: PersonClaim,
): Promise<{ id: string; full_name: string; isNew: boolean }> {
  const claims = [...person.identities].sort((a, b) => rank(a.channel) - rank(b.channel));
  await lockClaims(db, claims);
  const known = await findIdentities(db, claims);
  const match = claims.map((claim) => known.find((row) => sameIdentity(row, claim))).find(Boolean);
  if (match?.deleted_at) await db.update(contacts, alive, eq(contacts.id, match.contact_id));
  const contact = match
    ? { id: match.contact_id, full_name: match.full_name }
    : await db.insert(contacts, {
        full_name: person.full_name,
        email: person.email ?? null,
        phone: person.phone ?? null,
        company: person.company ?? null,
        company_id: person.company_id ?? null,
      });
  await remember(db, contact.id, claims, known);
  return { id: contact.id, full_name: contact.full_name, isNew: !match };
}

/** Nobody else makes or moves these identities until the transaction ends. One statement, so the keys are taken in this order. */
export async function lockClaims(
  db: OrgDb,
  claims: readonly { channel: string; external_id: string }[],
): Promise<void> {
  if (claims.length === 0) return;
  const keys = claims.map(({ channel, external_id }) => `${db.orgId}/${channel}/${external_id}`).sort();
  const locks = keys.map((key) => sql`pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  await db.tx.execute(sql`select ${sql.join(locks, sql`, `)}`);
}

/** Whoever is in the trash and gets in touch is back. */
const alive = { deleted_at: null, deleted_by: null, version: sql`${contacts.version} + 1` };

const rank = (channel: Channel) => ["phone", "whatsapp_user", "email"].indexOf(channel);

type IdentityRow = {
  id: string;
  contact_id: string;
  channel: string;
  external_id: string;
  address: string | null;
  full_name: string;
  deleted_at: string | null;
};

const sameIdentity = (row: IdentityRow, claim: IdentityClaim) =>
  row.channel === claim.channel && row.external_id === claim.external_id;

async function findIdentities(db: OrgDb, claims: IdentityClaim[]): Promise<IdentityRow[]> {
  if (claims.length === 0) return [];
  const anyOf = claims.map((claim) =>
    and(eq(contact_identities.channel, claim.channel), eq(contact_identities.external_id, claim.external_id)),
  );
  return db.tx
    .select({
      id: contact_identities.id,
      contact_id: contact_identities.contact_id,
      channel: contact_identities.channel,
      external_id: contact_identities.external_id,
      address: contact_identities.address,
      full_name: contacts.full_name,
      deleted_at: contacts.deleted_at,
    })
    .from(contact_identities)
    .innerJoin(
      contacts,
      and(
        eq(contacts.organization_id, contact_identities.organization_id),
        eq(contacts.id, contact_identities.contact_id),
      ),
    )
    .where(db.in(contact_identities, or(...anyOf)));
}

/** New identities join the contact; a known one keeps its owner and learns its current address. */
async function remember(
  db: OrgDb,
  contactId: string,
  claims: IdentityClaim[],
  known: IdentityRow[],
): Promise<void> {
  for (const claim of claims) {
    const row = known.find((candidate) => sameIdentity(candidate, claim));
    if (!row) await db.insertIfAbsent(contact_identities, { ...claim, contact_id: contactId });
    else if (claim.address && claim.address !== row.address) {
      await db.update(contact_identities, { address: claim.address }, eq(contact_identities.id, row.id));
    }
  }
}

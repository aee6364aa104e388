import { and, eq, sql } from "drizzle-orm";
import { contact_identities, contacts, leads } from "@/db/schema";
import { canonicalPhone, lockClaims, type IdentityClaim } from "@/lib/contacts";
import type { Unit } from "@/lib/unit";
import type { InboundMessage } from "./items";

export const phoneOf = ({ phone }: Pick<InboundMessage, "phone">): string | null =>
  phone ? `+${canonicalPhone(phone)}` : null;

export function identitiesOf(item: InboundMessage): IdentityClaim[] {
  const claims: IdentityClaim[] = [];
  if (item.phone) {
    claims.push({
      channel: "phone",
      external_id: canonicalPhone(item.phone),
      address: item.phone.replace(/\D/g, ""),
    });
  }
  if (item.user_id)
    claims.push({ channel: "whatsapp_user", external_id: item.user_id, address: item.user_id });
  return claims;
}

/**
 * The person has taken their account to another number: it is theirs from now on, and answers go there. A number that
 * somebody else of ours has already stays with them; nobody is merged silently.
 */
export async function changeNumber(unit: Unit, contactId: string, item: InboundMessage): Promise<void> {
  const { db } = unit;
  const digits = newNumberOf(item);
  if (!digits || !item.phone) return;
  const external_id = canonicalPhone(digits);
  await lockClaims(db, [{ channel: "phone", external_id }]);
  const added = await db.insertIfAbsent(contact_identities, {
    contact_id: contactId,
    channel: "phone",
    external_id,
    address: digits,
  });
  if (!added) return;
  const before = canonicalPhone(item.phone);
  // Without an address nothing is sent to the number they have left.
  await db.update(
    contact_identities,
    { address: null },
    both(eq(contact_identities.contact_id, contactId), eq(contact_identities.external_id, before)),
  );
  const phone = { from: `+${before}`, to: `+${external_id}` };
  const changed = { phone: phone.to, version: sql`version + 1` };
  const [contact] = await db.update(contacts, changed, eq(contacts.id, contactId));
  await db.update(leads, changed, both(eq(leads.contact_id, contactId), eq(leads.phone, phone.from)));
  await unit.audit({
    action: "contact.change_number",
    resource_type: "contact",
    resource_id: contactId,
    before: { phone: phone.from },
    after: { phone: phone.to },
  });
  if (!contact) return;
  unit.publish({
    event: "contact.changed",
    data: { contact_id: contactId, version: contact.version },
    audience: { assigned_to: null },
  });
}

function newNumberOf({ metadata }: InboundMessage): string | null {
  const { system } = metadata;
  if (typeof system !== "object" || system === null || !("wa_id" in system)) return null;
  const digits = String(system.wa_id).replace(/\D/g, "");
  return /^\d{5,15}$/.test(digits) ? digits : null;
}

const both = (...conditions: Parameters<typeof and>) => and(...conditions) ?? sql`false`;

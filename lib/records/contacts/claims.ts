import { and, eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts } from "@/db/schema";
import { canonicalPhone, type IdentityClaim } from "@/lib/contacts";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { visibleContacts } from "@/lib/leads";

/** How somebody with this phone and e-mail is recognised. */
export function claimsOf(phone: string | null, email: string | null | undefined): IdentityClaim[] {
  const claims: IdentityClaim[] = [];
  if (phone)
    claims.push({ channel: "phone", external_id: canonicalPhone(phone), address: phone.replace("+", "") });
  if (email) claims.push({ channel: "email", external_id: email, address: email });
  return claims;
}

/** @throws AppError `conflict` with the contact's id, when the actor may see who has it. */
export async function assertFree(ctx: Ctx, db: OrgDb, claim: IdentityClaim): Promise<void> {
  const holder = await db.find(
    contact_identities,
    and(eq(contact_identities.channel, claim.channel), eq(contact_identities.external_id, claim.external_id)),
  );
  if (!holder) return;
  const seen = await db.find(contacts, eq(contacts.id, holder.contact_id), visibleContacts(ctx));
  throw new AppError("conflict", {
    message: "contact_exists",
    ...(seen && !seen.deleted_at && { extra: { contact_id: seen.id, full_name: seen.full_name } }),
  });
}

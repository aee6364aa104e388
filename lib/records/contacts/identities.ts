import { and, eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts } from "@/db/schema";
import { Email } from "@/lib/auth/schemas";
import { lockClaims, toE164, type IdentityClaim } from "@/lib/contacts";
import type { Ctx } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { AddIdentityInput, IdentityInput, type ContactDetails } from "../schemas";
import { assertFree, claimsOf } from "./claims";
import {
  detailsOf,
  identitiesOf,
  lockContact,
  recordContact,
  toContact,
  type ContactRow,
  type IdentityRow,
} from "./contact";

/** Another phone or e-mail; the first of its kind becomes the one that is shown. */
export const addIdentity = defineOperation({
  name: "contact.add_identity",
  permission: "leads.write",
  input: AddIdentityInput,
  run: (ctx, { contact_id, channel, value }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const claim = claimOf(channel, value);
      await lockClaims(db, [claim]);
      const before = await lockContact(ctx, db, contact_id);
      await assertFree(ctx, db, claim);
      const identity = await db.insert(contact_identities, { ...claim, contact_id });
      return changed(ctx, unit, before, "add_identity", before[channel] ? {} : primaryOf(identity));
    }),
});

/** Whoever writes from there next is somebody new. */
export const removeIdentity = defineOperation({
  name: "contact.remove_identity",
  permission: "leads.write",
  input: IdentityInput,
  run: (ctx, { contact_id, identity_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await lockContact(ctx, db, contact_id);
      const identity = await identityOf(db, contact_id, identity_id);
      await db.remove(contact_identities, eq(contact_identities.id, identity_id));
      const details = await detailsOf(ctx, db, before);
      const others = await identitiesOf(db, contact_id);
      const channel = identity.channel === "email" ? "email" : "phone";
      const isShown =
        identity.channel === channel &&
        !details.identities.some((each) => each.channel === channel && each.is_primary);
      const next = others.find((each) => each.channel === channel);
      const changes = isShown && before[channel] ? (next ? primaryOf(next) : { [channel]: null }) : {};
      return changed(ctx, unit, before, "remove_identity", changes);
    }),
});

/** The phone or e-mail that lists and new leads show. */
export const setPrimaryIdentity = defineOperation({
  name: "contact.set_primary_identity",
  permission: "leads.write",
  input: IdentityInput,
  run: (ctx, { contact_id, identity_id }) =>
    transact(ctx, async (unit) => {
      const before = await lockContact(ctx, unit.db, contact_id);
      const identity = await identityOf(unit.db, contact_id, identity_id);
      return changed(ctx, unit, before, "set_primary_identity", primaryOf(identity));
    }),
});

function claimOf(channel: "phone" | "email", value: string): IdentityClaim {
  if (channel === "email") {
    const email = Email.safeParse(value);
    if (!email.success) throw invalid({ value: "wrong_email" });
    return { channel, external_id: email.data, address: email.data };
  }
  const phone = toE164(value);
  const [claim] = claimsOf(phone, null);
  if (!claim) throw invalid({ value: "wrong_phone" });
  return claim;
}

async function identityOf(db: OrgDb, contactId: string, id: string): Promise<IdentityRow> {
  const identity = await db.find(
    contact_identities,
    and(eq(contact_identities.id, id), eq(contact_identities.contact_id, contactId)),
  );
  if (!identity) throw notFound();
  return identity;
}

function primaryOf({ channel, external_id }: Pick<IdentityRow, "channel" | "external_id">) {
  if (channel === "phone") return { phone: `+${external_id}` };
  return channel === "email" ? { email: external_id } : {};
}

async function changed(
  ctx: Ctx,
  unit: Unit,
  before: ContactRow,
  action: string,
  changes: { phone?: string | null; email?: string | null },
): Promise<ContactDetails> {
  const [after] = await unit.db.update(
    contacts,
    { ...changes, version: sql`${contacts.version} + 1` },
    eq(contacts.id, before.id),
  );
  if (!after) throw notFound();
  await recordContact(unit, action, after, { before: toContact(before), after: toContact(after) });
  return detailsOf(ctx, unit.db, after);
}

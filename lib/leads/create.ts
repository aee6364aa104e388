import { canonicalPhone, companyIdOf, resolveContact, toE164, type IdentityClaim } from "@/lib/contacts";
import { invalid } from "@/lib/errors";
import { parseCustomFields } from "@/lib/fields";
import { defineOperation } from "@/lib/operation";
import { closeReasonFor, firstStage, referencedStage } from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { assertMember } from "./assert-member";
import { insertUnowned } from "./by-rule";
import { insertLead } from "./insert";
import { toLead } from "./lead";
import { CreateLeadInput } from "./schemas";
import { assertMayEnter } from "./stage-rules";

/**
 * A new deal; its contact is recognised by phone or e-mail, or made. In a won or lost stage it says why, as a move
 * there does.
 */
export const createLead = defineOperation({
  name: "lead.create",
  permission: "leads.write",
  input: CreateLeadInput,
  run: (ctx, { stage_id, source = "manual", ...input }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      if (input.assigned_to) await assertMember(db, "assigned_to", input.assigned_to);
      const custom_fields = await parseCustomFields(db, input.custom_fields, { partial: false });
      const stage = stage_id ? await referencedStage(db, "stage_id", stage_id) : await firstStage(db);
      const phone = normalPhone(input.phone);
      assertMayEnter(ctx, stage, { ...input, phone, custom_fields });
      const close_reason_id = await closeReasonFor(db, stage, input.close_reason_id, null);
      const close_note = stage.stage_type === "open" ? null : (input.close_note ?? null);
      const company_id = await companyIdOf(db, input.company);
      const contact = await resolveContact(db, {
        identities: identitiesOf(phone, input.email),
        full_name: input.full_name,
        email: input.email,
        phone,
        company: input.company,
        company_id,
      });
      const closing = { close_reason_id, close_note };
      const values = {
        ...input,
        ...closing,
        phone,
        source,
        custom_fields,
        contact_id: contact.id,
        company_id,
      };
      // Who says nothing of an owner leaves it to the rules; null is the pool.
      const insert = input.assigned_to === undefined ? insertUnowned : insertLead;
      return toLead(await insert(ctx, unit, stage, values));
    }),
});

/** @throws AppError `invalid` for text that is no phone number. */
export function normalPhone(phone: string | null | undefined): string | null {
  if (!phone) return null;
  const e164 = toE164(phone);
  if (!e164) throw invalid({ phone: "wrong_phone" });
  return e164;
}

function identitiesOf(phone: string | null, email: string | null | undefined): IdentityClaim[] {
  const claims: IdentityClaim[] = [];
  if (phone)
    claims.push({ channel: "phone", external_id: canonicalPhone(phone), address: phone.replace("+", "") });
  if (email) claims.push({ channel: "email", external_id: email, address: email });
  return claims;
}

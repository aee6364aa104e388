import type { Business, WebhookBody, WebhookContact, WebhookValue } from "./payload-types";
import { digitsOf } from "./wire";

/** One change wrapped the way every WhatsApp webhook is. */
export function changeOf(
  wabaId: string,
  field: string,
  value: WebhookValue,
  timeSeconds?: number,
): WebhookBody {
  const entry = { id: wabaId, ...(timeSeconds === undefined ? {} : { time: timeSeconds }) };
  return { object: "whatsapp_business_account", entry: [{ ...entry, changes: [{ value, field }] }] };
}

/** Meta writes the number without plus and spaces here, and with them in the phone number object. */
export function metadataOf(business: Business) {
  return {
    display_phone_number: digitsOf(business.displayPhoneNumber),
    phone_number_id: business.phoneNumberId,
  };
}

export function contactOf(person: {
  profileName?: string;
  username?: string;
  waId?: string;
  userId?: string;
}): WebhookContact {
  const profile = withoutUndefined({ name: person.profileName, username: person.username });
  return withoutUndefined({ profile, wa_id: person.waId, user_id: person.userId });
}

/** Optional fields are absent on the wire, never null. */
export function withoutUndefined<T extends Record<string, unknown>>(object: T): T {
  // Only keys holding undefined are dropped, and T already allows those to be absent for its readers.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

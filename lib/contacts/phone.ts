import { parsePhoneNumberFromString } from "libphonenumber-js/min";

const defaultRegion = "BR";

/** @returns E.164 with `+`, or null for what is no phone number. National Brazilian forms are understood. */
export function toE164(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: defaultRegion });
  if (phone?.isPossible()) return phone.number;
  return null;
}

/**
 * The form phones are matched by: E.164 digits, with the variants that name the same person folded into one.
 *
 * - Brazil: mobiles got a ninth digit, yet WhatsApp still reports many without it. Numbers of eight digits that
 *   start with 6–9 were mobiles, so they get their 9; landlines (2–5) stay as they are.
 * - Mexico: WhatsApp reports mobiles as `521…`, everyone else as `52…`.
 */
export function canonicalPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  const brazilianMobile = /^(55[1-9][1-9])([6-9]\d{7})$/.exec(digits);
  if (brazilianMobile) return `${brazilianMobile[1]}9${brazilianMobile[2]}`;
  const mexicanMobile = /^521(\d{10})$/.exec(digits);
  if (mexicanMobile) return `52${mexicanMobile[1]}`;
  return digits;
}

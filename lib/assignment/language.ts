import type { RuleLanguage } from "./schemas";

const portuguese = ["55", "351", "244", "258", "238"];
const spanish = ["34", "51", "52", "53", "54", "56", "57", "58", "502", "503", "504", "505", "506", "507"];
const moreSpanish = ["591", "593", "595", "598"];

/** The language most people with such a number speak; null without one. */
export function languageOfPhone(phone: string | null | undefined): RuleLanguage | null {
  if (!phone) return null;
  const digits = phone.replace(/\D/g, "");
  const startsWith = (codes: string[]) => codes.some((code) => digits.startsWith(code));
  if (startsWith(portuguese)) return "pt";
  return startsWith([...spanish, ...moreSpanish]) ? "es" : "en";
}

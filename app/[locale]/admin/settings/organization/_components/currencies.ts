import type { SearchOption } from "@/components/settings/search-select";

const suggestedCodes = ["BRL", "USD", "EUR"];

/** "Real brasileiro (BRL)", in the reader's language. */
export const currencyLabel = (code: string, locale: string): string => `${nameOf(code, locale)} (${code})`;

export function currencyOptions(locale: string): { suggested: SearchOption[]; all: SearchOption[] } {
  const option = (code: string): SearchOption => ({ value: code, label: nameOf(code, locale), hint: code });
  return {
    suggested: suggestedCodes.map(option),
    all: Intl.supportedValuesOf("currency")
      .filter((code) => !suggestedCodes.includes(code))
      .map(option)
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
  };
}

function nameOf(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: "currency" }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    // A code that is none: stored before it was checked.
    return code;
  }
}

import { createTranslator } from "next-intl";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/i18n/routing";
import type { AppError } from "@/lib/errors";

/** An error in the reader's language: what happened, and a line per input field. */
export function errorText(
  error: AppError,
  locale: Locale,
): { message: string; fields: Record<string, string> } {
  const translate = translator(locale);
  const { message, fields = {}, params } = error.details;
  const key =
    [message, error.code].find((candidate) => candidate && translate.has(candidate)) ?? "unexpected";
  return {
    message: translate(key, params),
    fields: Object.fromEntries(
      Object.entries(fields).map(([path, field]) => [
        path,
        translate(translate.has(`fields.${field}`) ? `fields.${field}` : "fields.invalid_value"),
      ]),
    ),
  };
}

type Translate = ((key: string, params?: Record<string, string | number>) => string) & {
  has(key: string): boolean;
};

/** Keys come from `AppError`, as text; `has` guards them, so the typed translator's key union is not needed. */
const translator = (locale: Locale): Translate =>
  // eslint-disable-next-line no-restricted-syntax -- the guarantee stands above
  createTranslator({ locale, messages: messagesOf(locale), namespace: "errors" }) as unknown as Translate;

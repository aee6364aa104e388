export type MailError = { message: string; field: string | null; help: string | null };

const helpUrl = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html";

/** One entry of SendGrid's `errors` array; `anchor` is the section of its error reference. */
export function mailError(field: string, message: string, anchor: string): MailError {
  return { message, field, help: `${helpUrl}#${anchor}` };
}

export const plainError = (message: string): MailError => ({ message, field: null, help: null });

// Deliberately loose, like SendGrid's own check: something, one at-sign, a domain with a dot.
const emailPattern = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

export function isEmail(value: unknown): value is string {
  return typeof value === "string" && value.length <= 254 && emailPattern.test(value);
}

import { isRecord } from "../shared/http";
import { isEmail, mailError, type MailError } from "./mail-errors";

const maxPersonalizations = 1000;
const recipientFields = ["to", "cc", "bcc"] as const;

/** The envelope rules: a recipient each, valid addresses, none twice in one envelope. */
export function validatePersonalizations(personalizations: unknown): MailError[] {
  if (!Array.isArray(personalizations) || personalizations.length === 0) {
    const message = "The personalizations field is required and must have at least one personalization.";
    return [mailError("personalizations", message, "-Personalizations-Errors")];
  }
  if (personalizations.length > maxPersonalizations) {
    const message = `There are too many personalizations; the limit is ${maxPersonalizations}.`;
    return [mailError("personalizations", message, "-Personalizations-Errors")];
  }
  return personalizations.flatMap((item: unknown, index) => validateOne(item, `personalizations.${index}`));
}

function validateOne(item: unknown, path: string): MailError[] {
  const to = isRecord(item) ? item.to : undefined;
  if (!isRecord(item) || !Array.isArray(to) || to.length === 0) {
    const message =
      "The to array is required for all personalization objects, and must have at least one email object with a valid email address.";
    return [mailError(`${path}.to`, message, "message.personalizations.to")];
  }
  const errors: MailError[] = [];
  const seen = new Set<string>();
  for (const field of recipientFields) {
    for (const [index, recipient] of asList(item[field]).entries()) {
      const email = isRecord(recipient) ? recipient.email : undefined;
      if (!isEmail(email)) {
        const message = "Does not contain a valid address.";
        errors.push(
          mailError(`${path}.${field}.${index}.email`, message, `message.personalizations.${field}`),
        );
      } else if (seen.has(email.toLowerCase())) {
        const place = `We found the first duplicate instance of [${email}] in the ${path}.${field} field.`;
        const message = `Each email address in the personalization block should be unique between to, cc, and bcc. ${place}`;
        return [...errors, mailError(path, message, "message.recipient-errors")];
      } else seen.add(email.toLowerCase());
    }
  }
  if (item.subject !== undefined && !(typeof item.subject === "string" && item.subject.length > 0)) {
    const message = "The subject must be a string at least one character in length.";
    errors.push(mailError(`${path}.subject`, message, "message.personalizations.subject"));
  }
  return errors;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

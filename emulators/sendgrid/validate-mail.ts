import { isRecord } from "../shared/http";
import { isEmail, mailError, type MailError } from "./mail-errors";
import { validatePersonalizations } from "./validate-personalizations";

const customArgsBytes = 10_000;
const maxCategories = 10;
const categoryChars = 255;

/** Everything SendGrid would refuse in a `mail/send` body, in its own words; an empty list means accepted. */
export function validateMail(mail: Record<string, unknown>): MailError[] {
  return [
    ...validateFrom(mail.from),
    ...validatePersonalizations(mail.personalizations),
    ...validateSubject(mail),
    ...validateContent(mail),
    ...validateReplyTo(mail),
    ...validateAttachments(mail.attachments),
    ...validateCategories(mail.categories),
    ...validateCustomArgs(mail.custom_args),
  ];
}

function validateFrom(from: unknown): MailError[] {
  if (!isRecord(from) || from.email === undefined) {
    const shape = "It is an object that requires the email parameter, but may also contain a name parameter.";
    return [
      mailError(
        "from.email",
        `The from object must be provided for every email send. ${shape}`,
        "message.from",
      ),
    ];
  }
  return isEmail(from.email)
    ? []
    : [mailError("from.email", "The from email does not contain a valid address.", "message.from")];
}

function validateSubject(mail: Record<string, unknown>): MailError[] {
  if (typeof mail.template_id === "string" && mail.template_id) return [];
  const personalizations = Array.isArray(mail.personalizations) ? mail.personalizations : [];
  const hasOwn = (item: unknown) => isRecord(item) && isText(item.subject);
  if (isText(mail.subject) || (personalizations.length > 0 && personalizations.every(hasOwn))) return [];
  const message =
    "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.";
  return [mailError("subject", message, "message.subject")];
}

function validateContent(mail: Record<string, unknown>): MailError[] {
  const { content } = mail;
  if (content === undefined && typeof mail.template_id === "string" && mail.template_id) return [];
  if (!Array.isArray(content) || content.length === 0) {
    const message =
      "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.";
    return [mailError("content", message, "message.content")];
  }
  const errors = content.flatMap((block: unknown, index) => validateBlock(block, index));
  const types = content.map((block: unknown) => (isRecord(block) ? block.type : undefined));
  const plainAt = types.indexOf("text/plain");
  const htmlAt = types.indexOf("text/html");
  if (plainAt > 0 || (htmlAt > 0 && plainAt !== 0)) {
    const message =
      "If present, text/plain must be first, followed by text/html, followed by any other content.";
    errors.push(mailError("content", message, "message.content"));
  }
  return errors;
}

function validateBlock(block: unknown, index: number): MailError[] {
  const errors: MailError[] = [];
  const at = (name: string) => `content.${index}.${name}`;
  if (!isRecord(block) || !isText(block.type)) {
    errors.push(
      mailError(
        at("type"),
        "The content type must be a string at least one character in length.",
        "message.content.type",
      ),
    );
  }
  if (!isRecord(block) || !isText(block.value)) {
    errors.push(
      mailError(
        at("value"),
        "The content value must be a string at least one character in length.",
        "message.content.value",
      ),
    );
  }
  return errors;
}

function validateReplyTo(mail: Record<string, unknown>): MailError[] {
  if (mail.reply_to !== undefined && mail.reply_to_list !== undefined) {
    return [mailError("reply_to", "You cannot use both reply_to and reply_to_list.", "message.reply_to")];
  }
  if (mail.reply_to === undefined || (isRecord(mail.reply_to) && isEmail(mail.reply_to.email))) return [];
  return [
    mailError("reply_to.email", "The reply_to email does not contain a valid address.", "message.reply_to"),
  ];
}

function validateAttachments(attachments: unknown): MailError[] {
  if (attachments === undefined) return [];
  const items: unknown[] = Array.isArray(attachments) ? attachments : [attachments];
  return items.flatMap((item, index) => {
    if (isRecord(item) && isText(item.filename) && isText(item.content) && isBase64(item.content)) return [];
    const message =
      "The attachment content must be base64 encoded, and each attachment must have a filename.";
    return [mailError(`attachments.${index}.content`, message, "message.attachments.content")];
  });
}

function validateCategories(categories: unknown): MailError[] {
  if (categories === undefined) return [];
  const items: unknown[] = Array.isArray(categories) ? categories : [categories];
  const fits = items.length <= maxCategories && new Set(items).size === items.length;
  if (fits && items.every((item) => typeof item === "string" && item.length <= categoryChars)) return [];
  const message = `The categories must be at most ${maxCategories} different strings of at most ${categoryChars} characters.`;
  return [mailError("categories", message, "message.categories")];
}

function validateCustomArgs(customArgs: unknown): MailError[] {
  if (customArgs === undefined) return [];
  if (!isRecord(customArgs))
    return [mailError("custom_args", "The custom_args must be an object.", "message.custom_args")];
  const notText = Object.keys(customArgs).find((name) => typeof customArgs[name] !== "string");
  if (notText !== undefined) {
    return [
      mailError(`custom_args.${notText}`, "The custom_args values must be strings.", "message.custom_args"),
    ];
  }
  if (Buffer.byteLength(JSON.stringify(customArgs)) <= customArgsBytes) return [];
  return [
    mailError(
      "custom_args",
      `The custom_args may not exceed ${customArgsBytes} bytes.`,
      "message.custom_args",
    ),
  ];
}

const isText = (value: unknown): value is string => typeof value === "string" && value.length > 0;
const isBase64 = (text: string) => /^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text);

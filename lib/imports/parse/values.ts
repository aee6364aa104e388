import { canonicalPhone, toE164 } from "@/lib/contacts";
import { Email } from "@/lib/auth/schemas";
import { checkCustomFields } from "@/lib/fields";
import { customPrefix, type Mapping } from "../schemas";
import { fold, parseDate, parseMoney } from "./texts";
import { isCustom, ownerOf, readCell, type Known, type PlainField } from "./custom";

/** A row as a lead would have it. */
export type RowValues = {
  full_name?: string;
  phone?: string;
  email?: string;
  company?: string;
  estimated_value?: string;
  currency?: string;
  source?: string;
  expected_close_date?: string;
  probability?: number;
  tags?: string[];
  assigned_to?: string;
  custom_fields?: Record<string, unknown>;
};

export type ParsedRow = { values: RowValues; reasons: Record<string, string> };

/** The lead in a row; what a cell is not good for is named by its field. Empty cells say nothing. */
export function parseRow(cells: string[], mapping: Mapping, known: Known): ParsedRow {
  const values: RowValues = {};
  const reasons: Record<string, string> = {};
  const own: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(mapping)) {
    const text = (cells[Number(column)] ?? "").replaceAll("\0", "").toWellFormed().trim();
    if (text === "") continue;
    if (isCustom(field)) {
      own[field.slice(customPrefix.length)] = readCell(known, field, text);
      continue;
    }
    const parsed = field === "assigned_to" ? ownerOf(known, text) : parsers[field](text);
    if ("reason" in parsed) reasons[field] = parsed.reason;
    else Object.assign(values, { [field]: parsed.value });
  }
  if (Object.keys(own).length > 0) {
    const checked = checkCustomFields(known.fields, own, { partial: true });
    values.custom_fields = checked.values;
    for (const [path, reason] of Object.entries(checked.errors))
      reasons[path.replace(/^custom_fields\./, customPrefix)] = reason;
  }
  if (!values.full_name && !reasons.full_name) {
    const name = values.company ?? values.phone ?? values.email;
    if (name) values.full_name = name;
    else reasons.full_name = "required";
  }
  return { values, reasons };
}

type Parsed = { value: unknown } | { reason: string };
const upTo =
  (max: number) =>
  (text: string): Parsed =>
    text.length > max ? { reason: "too_big" } : { value: text };

const parsers: Record<PlainField, (text: string) => Parsed> = {
  full_name: upTo(200),
  company: upTo(200),
  source: upTo(50),
  phone: (text) => {
    const value = parsePhone(text);
    return value ? { value } : { reason: "wrong_phone" };
  },
  email: (text) => {
    const email = Email.safeParse(text.replace(/^mailto:/i, ""));
    return email.success ? { value: email.data } : { reason: "wrong_email" };
  },
  estimated_value: (text) => {
    const value = parseMoney(text);
    return value === null ? { reason: "wrong_amount" } : { value };
  },
  currency: (text) =>
    /^[a-z]{3}$/i.test(text) ? { value: text.toUpperCase() } : { reason: "wrong_currency" },
  expected_close_date: (text) => {
    const value = parseDate(text);
    return value ? { value } : { reason: "wrong_format" };
  },
  probability: (text) => {
    const value = Number(text.replace(/%$/, "").replace(",", ".").trim());
    return value >= 0 && value <= 100 ? { value: Math.round(value) } : { reason: "invalid_value" };
  },
  tags: (text) => {
    const tags = [...new Set(text.split(/[,;|]/).map((tag) => tag.trim()))].filter(Boolean);
    return tags.length > 50 || tags.some((tag) => tag.length > 50) ? { reason: "too_many" } : { value: tags };
  },
};

/** Excel may have made a number of it: `5.511987654321E12`, `11987654321.0`. */
function parsePhone(text: string): string | null {
  const plain = /^\d(?:\.\d+)?e\+?\d+$/i.test(text) ? Number(text).toFixed(0) : text.replace(/\.0$/, "");
  const digits = plain.replaceAll(/\D/g, "");
  const international = /^55\d{10,11}$/.test(digits) && !plain.startsWith("+") ? `+${digits}` : plain;
  return toE164(international);
}

/** What rows are compared by. */
export function keysOf(values: RowValues, by: readonly string[]): string[] {
  const keys: string[] = [];
  if (by.includes("phone") && values.phone) keys.push(`phone:${canonicalPhone(values.phone)}`);
  if (by.includes("email") && values.email) keys.push(`email:${values.email}`);
  if (by.includes("name_company") && values.full_name && values.company)
    keys.push(`name:${fold(values.full_name)}|${fold(values.company)}`);
  return keys;
}

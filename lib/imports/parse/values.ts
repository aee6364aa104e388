import { canonicalPhone, toE164 } from "@/lib/contacts";
import { Email } from "@/lib/auth/schemas";
import type { ImportField, Mapping } from "../schemas";

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
};

export type ParsedRow = { values: RowValues; reasons: Record<string, string> };

/** The lead in a row; what a cell is not good for is named by its field. Empty cells say nothing. */
export function parseRow(cells: string[], mapping: Mapping): ParsedRow {
  const values: RowValues = {};
  const reasons: Record<string, string> = {};
  for (const [column, field] of Object.entries(mapping)) {
    const text = (cells[Number(column)] ?? "").replaceAll("\0", "").toWellFormed().trim();
    if (text === "") continue;
    const parsed = parsers[field](text);
    if ("reason" in parsed) reasons[field] = parsed.reason;
    else Object.assign(values, { [field]: parsed.value });
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

const parsers: Record<ImportField, (text: string) => Parsed> = {
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

/** `R$ 1.234,56`, `1,234.56`, `1234.5`, `1.234` (thousands, as written here) → `1234.56`. */
export function parseMoney(text: string): string | null {
  const bare = text.replace(/^(?:r\$|us\$|\$|€|brl|usd|eur)\s*/i, "").replaceAll(/[\s\u00a0']/g, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const comma = bare.lastIndexOf(",");
  const dot = bare.lastIndexOf(".");
  const decimalAt = Math.max(comma, dot);
  const sign = decimalAt === comma ? "," : ".";
  const isOnly = bare.split(sign).length === 2;
  const places = bare.length - decimalAt - 1;
  // One sign with three digits behind it groups thousands, unless the other sign does that already.
  const isDecimal = decimalAt >= 0 && isOnly && (places !== 3 || (comma >= 0 && dot >= 0));
  const whole = (isDecimal ? bare.slice(0, decimalAt) : bare).replaceAll(/[.,]/g, "");
  const value = Number(isDecimal ? `${whole}.${bare.slice(decimalAt + 1)}` : whole);
  return Number.isFinite(value) && value < 1e12 ? value.toFixed(2) : null;
}

/** Day first, as Brazil writes it; ISO as machines do. */
export function parseDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s|$)/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const full = [year.length === 2 ? `20${year}` : year, month.padStart(2, "0"), day.padStart(2, "0")].join(
    "-",
  );
  const date = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full ? null : full;
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

/** As `fold_text` in the database. */
export const fold = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();

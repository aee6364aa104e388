import { z } from "zod";
import { MoneyInput } from "@/lib/leads/schemas";
import type { CustomField, FieldType } from "./schemas";

export type FieldValue = string | number | boolean | string[] | null;
type Read = { value: FieldValue; error?: undefined } | { value?: undefined; error: string };
type Known = { people: ReadonlySet<string>; current?: unknown };

/** One value in the form it is kept in: money as a decimal string, dates as `YYYY-MM-DD`, choices by their value. */
export function readValue(field: CustomField, value: unknown, known: Known): Read {
  if (value === null || value === "") return { value: null };
  return readers[field.field_type](value, field, known);
}

const textMax = 2_000;
const urlMax = 2_000;
const wrong = (error: string): Read => ({ error });

const readers: Record<FieldType, (value: unknown, field: CustomField, known: Known) => Read> = {
  text: (value) => {
    if (typeof value !== "string") return wrong("wrong_type");
    const text = value.trim();
    return text.length > textMax ? wrong("too_big") : { value: text || null };
  },
  number: (value) => {
    const number = typeof value === "string" ? decimal(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) return wrong("wrong_number");
    return Math.abs(number) > Number.MAX_SAFE_INTEGER ? wrong("too_big") : { value: number };
  },
  money: (value) => {
    const money = MoneyInput.safeParse(typeof value === "string" ? value.trim() : value);
    return money.success ? { value: money.data } : wrong("wrong_amount");
  },
  date: (value) => {
    const date = z.iso.date().safeParse(value);
    return date.success ? { value: date.data } : wrong("wrong_date");
  },
  single_select: (value, field, { current }) =>
    typeof value === "string" && isChoice(field, value, [current]) ? { value } : wrong("not_an_option"),
  multi_select: (value, field, { current }) => {
    if (!Array.isArray(value)) return wrong("wrong_type");
    const had: unknown[] = Array.isArray(current) ? current : [];
    const chosen = new Set<unknown>(value);
    if ([...chosen].some((item) => !isChoice(field, item, had))) return wrong("not_an_option");
    // In the order of the definition, so that equal choices are equal values.
    const ordered = field.options.map((option) => option.value).filter((option) => chosen.has(option));
    return { value: ordered.length > 0 ? ordered : null };
  },
  checkbox: (value) => (typeof value === "boolean" ? { value } : wrong("wrong_type")),
  url: (value) => {
    const url = typeof value === "string" && value.length <= urlMax ? URL.parse(value.trim()) : null;
    const isWeb = url && (url.protocol === "https:" || url.protocol === "http:");
    return isWeb ? { value: url.href } : wrong("wrong_url");
  },
  person: (value, _field, { people }) =>
    typeof value === "string" && people.has(value) ? { value } : wrong("not_found"),
};

/** Choices that are offered, and withdrawn ones the lead has. */
const isChoice = ({ options }: CustomField, value: unknown, had: readonly unknown[]): boolean =>
  options.some((option) => option.value === value && (option.is_active || had.includes(value)));

const decimal = (text: string): number | undefined =>
  /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

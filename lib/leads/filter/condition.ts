import { and, or, sql, type SQL } from "drizzle-orm";
import { invalid } from "@/lib/errors";
import { columnOf, type FilterColumn } from "./columns";
import type { FilterContext } from "./context";
import { dateCondition } from "./date-condition";
import { opsByKind, type FilterCondition, type FilterOp, type LeadFilter } from "./schemas";

/**
 * A filter as a condition on `leads`. Fields come from the list in `columns.ts`, values are bound, so no text of a
 * caller is ever part of the statement.
 *
 * @throws AppError `invalid` at the path of what does not fit: a field that is unknown, an operator that its kind
 * does not have, a value of another type.
 */
export function filterCondition(context: FilterContext, filter: LeadFilter, path = "filter"): SQL {
  if ("field" in filter) return conditionOf(context, filter, path);
  const [word, items] = "and" in filter ? (["and", filter.and] as const) : (["or", filter.or] as const);
  const parts = items.map((item, index) => filterCondition(context, item, `${path}.${word}.${index}`));
  return (word === "and" ? and(...parts) : or(...parts)) ?? sql`true`;
}

function conditionOf(context: FilterContext, condition: FilterCondition, path: string): SQL {
  const column = columnOf(context, condition.field);
  if (!column) throw invalid({ [`${path}.field`]: "unknown_field" });
  const { op, value } = condition;
  if (!(opsByKind[column.kind] as readonly FilterOp[]).includes(op)) {
    throw invalid({ [`${path}.op`]: "invalid_value" });
  }
  const result =
    op === "empty" || op === "not_empty" ? emptiness(column, op) : compare(context, column, op, value);
  if (!result) throw invalid({ [`${path}.value`]: "invalid_value" });
  return result;
}

function emptiness(column: FilterColumn, op: "empty" | "not_empty"): SQL {
  const empty = emptyOf(column);
  return op === "empty" ? empty : sql`not (${empty})`;
}

function emptyOf(column: FilterColumn): SQL {
  if (column.kind === "list") {
    return column.type === "array"
      ? sql`cardinality(${column.sql}) = 0`
      : sql`coalesce(${column.sql} in ('null'::jsonb, '[]'::jsonb, '""'::jsonb), true)`;
  }
  if (column.kind === "text" || (column.kind === "choice" && column.cast === "text")) {
    return sql`coalesce(${column.sql}, '') = ''`;
  }
  return sql`${column.sql} is null`;
}

type Value = FilterCondition["value"];

/** @returns undefined when the value does not fit the column. */
function compare(context: FilterContext, column: FilterColumn, op: FilterOp, value: Value): SQL | undefined {
  switch (column.kind) {
    case "text":
      return textCondition(column, op, value);
    case "number":
      return numberCondition(column.sql, op, value);
    case "date":
      return dateCondition(context, column, op, value);
    case "choice":
      return choiceCondition(context, column, op, value);
    case "list":
      return listCondition(column, op, value);
    case "flag":
      return typeof value === "boolean" ? sql`${column.sql} = ${value}::boolean` : undefined;
  }
}

/** `strpos` instead of LIKE: there is no wildcard to escape, and accents and case do not matter. */
function textCondition(column: FilterColumn & { kind: "text" }, op: FilterOp, value: Value): SQL | undefined {
  if (typeof value !== "string") return undefined;
  const wanted = column.digits ? value.replaceAll(/\D/g, "") : value.trim();
  if (wanted === "") return undefined;
  const has = column.digits
    ? sql`ltrim(coalesce(${column.sql}, ''), '+')`
    : sql`fold_text(coalesce(${column.sql}, ''))`;
  const text = column.digits ? sql`${wanted}::text` : sql`fold_text(${wanted}::text)`;
  // Signs that folding takes away (an accent alone) are in no text, not in every one.
  switch (op) {
    case "contains":
      return sql`(${text} <> '' and strpos(${has}, ${text}) > 0)`;
    case "not_contains":
      return sql`(${text} = '' or strpos(${has}, ${text}) = 0)`;
    case "starts_with":
      return sql`(${text} <> '' and starts_with(${has}, ${text}))`;
    case "eq":
      return sql`(${text} <> '' and ${has} = ${text})`;
    case "ne":
      return sql`(${text} = '' or ${has} <> ${text})`;
    default:
      return undefined;
  }
}

const comparisons = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function numberCondition(column: SQL, op: FilterOp, value: Value): SQL | undefined {
  if (op === "between") {
    const [from, to] = Array.isArray(value) && value.length === 2 ? value.map(numberOf) : [];
    if (from === undefined || to === undefined) return undefined;
    return sql`${column} between ${from}::numeric and ${to}::numeric`;
  }
  const number = Array.isArray(value) ? undefined : numberOf(value);
  if (number === undefined) return undefined;
  if (op === "ne") return sql`${column} is distinct from ${number}::numeric`;
  const sign = Object.hasOwn(comparisons, op) && comparisons[op as keyof typeof comparisons];
  return sign ? sql`${column} ${sql.raw(sign)} ${number}::numeric` : undefined;
}

/** As decimal text, which is how it is bound: no binary rounding on the way. */
function numberOf(value: unknown): string | undefined {
  const text = typeof value === "number" && Math.abs(value) < 1e15 ? String(value) : value;
  return typeof text === "string" && /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? text : undefined;
}

function choiceCondition(
  context: FilterContext,
  column: FilterColumn & { kind: "choice" },
  op: FilterOp,
  value: Value,
): SQL | undefined {
  const wanted = strings(value);
  if (!wanted) return undefined;
  // "me" without a person behind the request (a job) is nobody, and an empty list fits nothing.
  const values = wanted.flatMap((item) => (column.me && item === "me" ? (context.userId ?? []) : item));
  const ids = values.filter((item) => item !== "none" || !nullable(column));
  if (!ids.every((item) => column.accepts?.(item) ?? true)) return undefined;
  const listed = sql`coalesce(${column.sql} = any(${textArray(ids)}::${sql.raw(column.cast)}[]), false)`;
  const fits = ids.length < values.length ? sql`(${listed} or ${column.sql} is null)` : anyOf(column, ids);
  return op === "in" ? fits : sql`not coalesce(${fits}, false)`;
}

/** Ids may be missing, and "none" says so; among words, "none" is a word. */
const nullable = (column: FilterColumn & { kind: "choice" }) => column.cast === "uuid" || column.me === true;

/** Without `coalesce`, so that an index serves. */
const anyOf = (column: FilterColumn & { kind: "choice" }, ids: string[]) =>
  sql`${column.sql} = any(${textArray(ids)}::${sql.raw(column.cast)}[])`;

function listCondition(column: FilterColumn & { kind: "list" }, op: FilterOp, value: Value): SQL | undefined {
  const wanted = strings(value);
  if (!wanted || wanted.length === 0) return undefined;
  const items = sql`${textArray(wanted)}::text[]`;
  const array = column.type === "array";
  const any = array ? sql`${column.sql} && ${items}` : sql`coalesce(${column.sql} ?| ${items}, false)`;
  if (op === "has_any") return any;
  if (op === "has_none") return sql`not (${any})`;
  return array ? sql`${column.sql} @> ${items}` : sql`coalesce(${column.sql} ?& ${items}, false)`;
}

function strings(value: Value): string[] | undefined {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.every((item) => typeof item === "string") && items.length > 0 ? items : undefined;
}

/** One parameter per item: a JavaScript array would be spread into a row by the query builder. */
const textArray = (items: string[]): SQL =>
  items.length === 0
    ? sql`'{}'`
    : sql`array[${sql.join(
        items.map((item) => sql`${item}::text`),
        sql`, `,
      )}]`;

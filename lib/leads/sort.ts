import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { leads, pipeline_stages, users } from "@/db/schema";
import { decodeCursor } from "@/lib/cursor";
import { invalid } from "@/lib/errors";
import type { FilterContext } from "./filter";
import { columnOf } from "./filter/columns";
import { customPrefix, type Lead } from "./schemas";

type SortType = "instant" | "date" | "number" | "text";
/** `own`: the value is in the answer already, so that it need not be selected twice. */
type SortColumn = { sql: SQL; type: SortType; own?: keyof Lead; required?: true };

const own = (key: keyof Lead & keyof typeof leads, type: SortType, required?: true): SortColumn => ({
  sql: sql`${leads[key]}`,
  type,
  own: key,
  required,
});

const columns: Record<string, SortColumn> = {
  created_at: own("created_at", "instant", true),
  updated_at: own("updated_at", "instant", true),
  last_activity_at: own("last_activity_at", "instant", true),
  stage_entered_at: own("stage_entered_at", "instant", true),
  full_name: own("full_name", "text", true),
  company: own("company", "text"),
  email: own("email", "text"),
  source: own("source", "text", true),
  status: own("status", "text", true),
  lead_score: own("lead_score", "number"),
  probability: own("probability", "number"),
  estimated_value: own("estimated_value", "number"),
  expected_close_date: own("expected_close_date", "date"),
  next_task_at: own("next_task_at", "instant"),
  stage: {
    sql: sql`(select s.stage_order from ${pipeline_stages} s
      where s.organization_id = ${leads.organization_id} and s.id = ${leads.stage_id})`,
    type: "number",
  },
  assigned_to: {
    sql: sql`(select u.full_name from ${users} u where u.id = ${leads.assigned_to})`,
    type: "text",
  },
};

export type Sort = SortColumn & { descending: boolean };

/**
 * `estimated_value`, or `-estimated_value` for the other way; `custom.<key>` where the organization has the field.
 *
 * @throws AppError `invalid`.
 */
export function sortOf(text: string, context?: FilterContext): Sort {
  const name = text.replace(/^-/, "");
  const column = Object.hasOwn(columns, name) ? columns[name] : context && customSort(context, name);
  if (!column) throw invalid({ sort: "unknown_field" });
  return { ...column, descending: text.startsWith("-") };
}

const textMax = 200;

/** Whether a sort needs the organization's own fields to be known. */
export const sortsByCustom = (text: string): boolean => text.replace(/^-/, "").startsWith(customPrefix);

/** A list of choices has no order. */
function customSort(context: FilterContext, name: string): SortColumn | undefined {
  const column = sortsByCustom(name) ? columnOf(context, name) : undefined;
  if (!column || column.kind === "list") return undefined;
  if (column.kind === "number") return { sql: column.sql, type: "number" };
  // Long texts are told apart by how they begin: the value of the last row travels in the cursor.
  return { sql: sql`left((${column.sql})::text, ${textMax}::int)`, type: "text" };
}

/** Empty values come last both ways; the id settles what is equal. */
export const orderOf = ({ sql: value, required, descending }: Sort): SQL[] => {
  const way = sql.raw(descending ? "desc" : "asc");
  return [required ? sql`${value} ${way}` : sql`${value} ${way} nulls last`, sql`${leads.id} ${way}`];
};

/** What comes after the cursor's row in that order. */
export function afterCursor(sort: Sort, cursor: string): SQL {
  const [value, id] = decodeCursor(cursor, "sorted");
  const beyond = sql.raw(sort.descending ? "<" : ">");
  if (value === null) return sql`(${sort.sql} is null and ${leads.id} ${beyond} ${id}::uuid)`;
  if (!cursorValue[sort.type].safeParse(value).success) throw invalid({ cursor: "invalid_value" });
  const here = sql`(${sort.sql}, ${leads.id}) ${beyond} (${value}::${sql.raw(sqlType[sort.type])}, ${id}::uuid)`;
  return sort.required ? here : sql`(${here} or ${sort.sql} is null)`;
}

const sqlType = { instant: "timestamptz", date: "date", number: "numeric", text: "text" };
/** A cursor is the caller's text, too. */
const cursorValue = {
  instant: z.iso.datetime().refine((text) => Date.parse(text) >= 0),
  date: z.iso.date().refine((text) => text > "0001"),
  number: z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/),
  text: z.string().max(300),
};

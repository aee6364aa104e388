import { sql, type SQL } from "drizzle-orm";
import { leads, pipeline_stages } from "@/db/schema";
import { isUuid } from "@/lib/ids";
import type { FilterContext } from "./context";
import { customFieldKinds, customPrefix, type CustomFieldType, type FilterField } from "./schemas";

/** A field as SQL, with what its values may be. */
export type FilterColumn =
  | { kind: "number" | "flag"; sql: SQL }
  | { kind: "text"; sql: SQL; digits?: boolean }
  | { kind: "choice"; sql: SQL; cast: "uuid" | "text"; me?: boolean; accepts?: (value: string) => boolean }
  | { kind: "date"; sql: SQL; type: "instant" | "date" | "text" }
  | { kind: "list"; sql: SQL; type: "array" | "jsonb" };

/** @returns undefined for a field nobody may filter by, or that the organization does not have (any more). */
export function columnOf(context: FilterContext, field: string): FilterColumn | undefined {
  if (Object.hasOwn(columns, field)) return columns[field as FilterField](context);
  if (!field.startsWith(customPrefix)) return undefined;
  const key = field.slice(customPrefix.length);
  const type = context.custom.get(key);
  return type && customColumn(key, type);
}

const text =
  (column: SQL, digits = false) =>
  () => ({ kind: "text" as const, sql: column, digits });
const number = (column: SQL) => () => ({ kind: "number" as const, sql: column });
const instant = (column: SQL) => () => ({ kind: "date" as const, sql: column, type: "instant" as const });
const id = (column: SQL) => () => ({
  kind: "choice" as const,
  sql: column,
  cast: "uuid" as const,
  accepts: isUuid,
});
const word = (column: SQL) => () => ({ kind: "choice" as const, sql: column, cast: "text" as const });

const columns: Record<FilterField, (context: FilterContext) => FilterColumn> = {
  full_name: text(sql`${leads.full_name}`),
  company: text(sql`${leads.company}`),
  email: text(sql`${leads.email}`),
  phone: text(sql`${leads.phone}`, true),
  stage_id: id(sql`${leads.stage_id}`),
  pipeline_id: id(sql`${leads.pipeline_id}`),
  status: word(sql`${leads.status}`),
  assigned_to: () => ({ ...id(sql`${leads.assigned_to}`)(), me: true }),
  source: word(sql`${leads.source}`),
  tags: () => ({ kind: "list", sql: sql`${leads.tags}`, type: "array" }),
  estimated_value: number(sql`${leads.estimated_value}`),
  currency: word(sql`${leads.currency}`),
  lead_score: number(sql`${leads.lead_score}`),
  // Null means "as its stage says", and that is what a person sees.
  probability: number(sql`coalesce(${leads.probability}, (
    select s.probability from ${pipeline_stages} s
    where s.organization_id = ${leads.organization_id} and s.id = ${leads.stage_id}))`),
  expected_close_date: () => ({ kind: "date", sql: sql`${leads.expected_close_date}`, type: "date" }),
  next_task: ({ now }) => ({
    ...word(sql`(case when ${leads.next_task_at} is null then 'none'
      when ${leads.next_task_at} < ${now.toISOString()}::timestamptz then 'overdue' else 'planned' end)`)(),
  }),
  next_task_at: instant(sql`${leads.next_task_at}`),
  stale: () => ({ kind: "flag", sql: sql`(${leads.stale_since} is not null)` }),
  last_activity_at: instant(sql`${leads.last_activity_at}`),
  stage_entered_at: instant(sql`${leads.stage_entered_at}`),
  created_at: instant(sql`${leads.created_at}`),
  updated_at: instant(sql`${leads.updated_at}`),
  closed_at: instant(sql`${leads.closed_at}`),
  close_reason_id: id(sql`${leads.close_reason_id}`),
  contact_id: id(sql`${leads.contact_id}`),
  company_id: id(sql`${leads.company_id}`),
  import_id: id(sql`${leads.import_id}`),
};

/** Values are JSON that once was valid for its type; what is not (any more) counts as empty instead of failing. */
function customColumn(key: string, type: CustomFieldType): FilterColumn {
  const value = sql`(${leads.custom_fields} ->> ${key}::text)`;
  switch (customFieldKinds[type]) {
    case "text":
      return { kind: "text", sql: value };
    case "number":
      return {
        kind: "number",
        sql: sql`(case when ${value} ~ '^-?[0-9]{1,30}([.][0-9]{1,20})?$' then ${value}::numeric end)`,
      };
    case "date":
      return { kind: "date", sql: sql`(left(${value}, 10) collate "C")`, type: "text" };
    case "choice":
      return { kind: "choice", sql: value, cast: "text", me: type === "person" };
    case "list":
      return { kind: "list", sql: sql`(${leads.custom_fields} -> ${key}::text)`, type: "jsonb" };
    case "flag":
      return { kind: "flag", sql: sql`coalesce(${value} = 'true', false)` };
  }
}

import { z } from "zod";

/** How a field is compared; its operators follow from that. */
export const opsByKind = {
  text: ["contains", "not_contains", "starts_with", "eq", "ne", "empty", "not_empty"],
  number: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "empty", "not_empty"],
  date: ["on", "before", "after", "between", "within", "empty", "not_empty"],
  choice: ["in", "not_in", "empty", "not_empty"],
  list: ["has_any", "has_all", "has_none", "empty", "not_empty"],
  flag: ["is"],
} as const;
export type FieldKind = keyof typeof opsByKind;
export const filterOps = [...new Set(Object.values(opsByKind).flat())];
export type FilterOp = (typeof filterOps)[number];

/** The fields a filter may name, beside `custom.<key>`. Nothing that is not listed here reaches SQL. */
export const filterFields = {
  full_name: "text",
  company: "text",
  email: "text",
  phone: "text",
  stage_id: "choice",
  pipeline_id: "choice",
  status: "choice",
  assigned_to: "choice",
  source: "choice",
  tags: "list",
  estimated_value: "number",
  currency: "choice",
  lead_score: "number",
  probability: "number",
  expected_close_date: "date",
  next_task: "choice",
  next_task_at: "date",
  stale: "flag",
  last_activity_at: "date",
  stage_entered_at: "date",
  created_at: "date",
  updated_at: "date",
  closed_at: "date",
  close_reason_id: "choice",
  contact_id: "choice",
  company_id: "choice",
  import_id: "choice",
} as const satisfies Record<string, FieldKind>;
export type FilterField = keyof typeof filterFields;

export const customFieldKinds = {
  text: "text",
  url: "text",
  number: "number",
  money: "number",
  date: "date",
  single_select: "choice",
  multi_select: "list",
  checkbox: "flag",
  person: "choice",
} as const satisfies Record<string, FieldKind>;
export type CustomFieldType = keyof typeof customFieldKinds;
export const customPrefix = "custom.";

export const nextTaskStates = ["none", "overdue", "planned"] as const;
/** Spans of days around today for `within`, as the organization's calendar has them; weeks begin on Monday. */
export const periods = [
  "today",
  "yesterday",
  "tomorrow",
  "this_week",
  "last_week",
  "next_week",
  "this_month",
  "last_month",
  "next_month",
] as const;
export type Period = (typeof periods)[number];
/** A calendar day, `today`, or days from today: `-30d`, `+7d`. */
export const dayPattern = /^(?:\d{4}-\d{2}-\d{2}|today|[+-]\d{1,4}d)$/;

export const filterDepthMax = 3;
export const filterConditionsMax = 50;

const Scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
export const FilterCondition = z.strictObject({
  field: z.string().min(1).max(80),
  op: z.enum(filterOps),
  value: z.union([Scalar, z.array(Scalar).max(200)]).optional(),
});
export type FilterCondition = z.infer<typeof FilterCondition>;

export type LeadFilter = FilterCondition | { and: LeadFilter[] } | { or: LeadFilter[] };

const groupOf = (inner: z.ZodType<LeadFilter>): z.ZodType<LeadFilter> => {
  const items = z.array(inner).max(filterConditionsMax);
  return z.union([FilterCondition, z.strictObject({ and: items }), z.strictObject({ or: items })]);
};

/** One condition, or groups of them up to three deep. An empty group means nothing and lets everything through. */
export const LeadFilter: z.ZodType<LeadFilter> = groupOf(groupOf(groupOf(FilterCondition))).refine(
  (filter) => conditionsOf(filter).length <= filterConditionsMax,
  "too_many",
);

export const conditionsOf = (filter: LeadFilter): FilterCondition[] =>
  "field" in filter ? [filter] : ("and" in filter ? filter.and : filter.or).flatMap(conditionsOf);

/** As it stands in an address: compact JSON. */
export const encodeFilter = (filter: LeadFilter): string => JSON.stringify(filter);

/** @returns undefined for what is no filter: an address somebody typed or an old link is not an error. */
export const decodeFilter = (text: string | undefined): LeadFilter | undefined =>
  LeadFilter.safeParse(parseFilter(text)).data;

/** A filter in a query is JSON text, in a body an object. */
export const FilterInput = z.preprocess(parseFilter, LeadFilter);

function parseFilter(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

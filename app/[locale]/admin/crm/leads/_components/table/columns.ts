import type { CustomField } from "@/lib/fields/schemas";
import { customFieldKinds, customPrefix } from "@/lib/leads/schemas";
import { ViewColumns } from "@/lib/views/schemas";

type Own = {
  width: number;
  /** The name the list is sorted by; columns without one are not sorted. */
  sort?: string;
  numeric?: true;
};

/** The columns there are, beside one for each custom field, in the order they are offered. */
export const ownColumns = {
  full_name: { width: 240, sort: "full_name" },
  company: { width: 180, sort: "company" },
  stage: { width: 160, sort: "stage" },
  status: { width: 104, sort: "status" },
  estimated_value: { width: 128, sort: "estimated_value", numeric: true },
  probability: { width: 104, sort: "probability", numeric: true },
  expected_close_date: { width: 136, sort: "expected_close_date" },
  assigned_to: { width: 184, sort: "assigned_to" },
  lead_score: { width: 88, sort: "lead_score" },
  tags: { width: 200 },
  source: { width: 144, sort: "source" },
  phone: { width: 160 },
  email: { width: 220, sort: "email" },
  next_task: { width: 200, sort: "next_task_at" },
  last_activity_at: { width: 128, sort: "last_activity_at", numeric: true },
  stage_entered_at: { width: 128, sort: "stage_entered_at", numeric: true },
  created_at: { width: 112, sort: "created_at", numeric: true },
  updated_at: { width: 112, sort: "updated_at", numeric: true },
} as const satisfies Record<string, Own>;
export type OwnColumn = keyof typeof ownColumns;

export type Column = { id: string; width: number };

export const isOwnColumn = (id: string): id is OwnColumn => Object.hasOwn(ownColumns, id);

const shownFirst: OwnColumn[] = [
  "full_name",
  "stage",
  "estimated_value",
  "assigned_to",
  "next_task",
  "lead_score",
  "source",
  "created_at",
];
export const defaultColumns: Column[] = shownFirst.map((id) => ({ id, width: ownColumns[id].width }));

const customWidth = 160;
export const widthOf = (id: string): number => (isOwnColumn(id) ? ownColumns[id].width : customWidth);

/** @returns undefined for what has no order. */
export function sortNameOf(id: string, fields: CustomField[]): string | undefined {
  if (isOwnColumn(id)) return (ownColumns[id] as Own).sort;
  const field = fields.find(({ key }) => customPrefix + key === id);
  return field?.field_type === "multi_select" ? undefined : id;
}

export const isNumeric = (id: string, fields: CustomField[]): boolean => {
  if (isOwnColumn(id)) return "numeric" in ownColumns[id];
  const field = fields.find(({ key }) => customPrefix + key === id);
  return field !== undefined && customFieldKinds[field.field_type] === "number";
};

/** The name comes first whatever was chosen; columns of fields that are gone are left out. */
export function presentColumns(columns: Column[], fields: CustomField[]): Column[] {
  const known = columns.filter(
    ({ id }) => isOwnColumn(id) || fields.some(({ key }) => customPrefix + key === id),
  );
  const name = known.find(({ id }) => id === "full_name") ?? { id: "full_name", width: widthOf("full_name") };
  return [name, ...known.filter(({ id }) => id !== "full_name")];
}

/** Read on the server, so that the page arrives with the right columns. */
export const columnsCookie = "loved_lead_columns";
export const columnsCookieMaxAgeSeconds = 60 * 60 * 24 * 365;

/** `full_name:240,stage:160`: short enough for a cookie. */
export const encodeColumns = (columns: Column[]): string =>
  columns.map(({ id, width }) => `${id}:${width}`).join(",");

export function decodeColumns(text: string | undefined): Column[] | undefined {
  if (!text) return undefined;
  const columns = text.split(",").map((part) => {
    const at = part.lastIndexOf(":");
    return { id: part.slice(0, at), width: Number(part.slice(at + 1)) };
  });
  return ViewColumns.safeParse(columns).data;
}

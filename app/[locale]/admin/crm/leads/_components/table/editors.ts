import type { CustomField } from "@/lib/fields/schemas";
import { customPrefix, type Lead } from "@/lib/leads/schemas";
import type { ListContext } from "../list-context";
import { isOwnColumn } from "./columns";

export type Typed = "text" | "required" | "money" | "percent" | "date" | "number" | "url" | "email" | "tel";

/** How a cell is changed: by typing, by choosing one, by choosing some, or at once. */
export type Editor =
  | { kind: "typed"; as: Typed }
  | { kind: "one"; of: "stage" | "owner" | "person" | "options" }
  | { kind: "some"; of: "tags" | "options" }
  | { kind: "switch" };

const own: Record<string, Editor> = {
  full_name: { kind: "typed", as: "required" },
  company: { kind: "typed", as: "text" },
  email: { kind: "typed", as: "email" },
  phone: { kind: "typed", as: "tel" },
  source: { kind: "typed", as: "required" },
  estimated_value: { kind: "typed", as: "money" },
  probability: { kind: "typed", as: "percent" },
  expected_close_date: { kind: "typed", as: "date" },
  stage: { kind: "one", of: "stage" },
  assigned_to: { kind: "one", of: "owner" },
  tags: { kind: "some", of: "tags" },
};

const byType: Record<CustomField["field_type"], Editor> = {
  text: { kind: "typed", as: "text" },
  url: { kind: "typed", as: "url" },
  number: { kind: "typed", as: "number" },
  money: { kind: "typed", as: "money" },
  date: { kind: "typed", as: "date" },
  single_select: { kind: "one", of: "options" },
  multi_select: { kind: "some", of: "options" },
  person: { kind: "one", of: "person" },
  checkbox: { kind: "switch" },
};

/** @returns undefined where the person may not change it, or nobody can. */
export function editorOf(column: string, { fields, may }: ListContext): Editor | undefined {
  if (column === "assigned_to") return may.assign ? own.assigned_to : undefined;
  if (!may.write) return undefined;
  if (isOwnColumn(column)) return own[column];
  const field = fieldOf(column, fields);
  return field && byType[field.field_type];
}

export const fieldOf = (column: string, fields: CustomField[]): CustomField | undefined =>
  fields.find(({ key }) => customPrefix + key === column);

/** The text one starts from when a cell is typed into. */
export function textOf(lead: Lead, column: string): string {
  const value = isOwnColumn(column)
    ? lead[column as keyof Lead]
    : lead.custom_fields[column.slice(customPrefix.length)];
  return value === null || value === undefined ? "" : String(value as string | number);
}

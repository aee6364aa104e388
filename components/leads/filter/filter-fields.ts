import type { CustomField } from "@/lib/fields/schemas";
import {
  customFieldKinds,
  customPrefix,
  filterFields,
  opsByKind,
  type FieldKind,
  type FilterField,
  type FilterOp,
} from "@/lib/leads/schemas";
import { newId, type DraftCondition } from "./draft";

/** Offered in this order. Records that are chosen elsewhere (a contact, a company, an import) come by link only. */
export const offeredFields = [
  "full_name",
  "company",
  "phone",
  "email",
  "status",
  "pipeline_id",
  "stage_id",
  "assigned_to",
  "tags",
  "source",
  "estimated_value",
  "currency",
  "lead_score",
  "probability",
  "expected_close_date",
  "next_task",
  "next_task_at",
  "stale",
  "last_activity_at",
  "stage_entered_at",
  "created_at",
  "updated_at",
  "closed_at",
  "close_reason_id",
] as const satisfies FilterField[];

export const isOwnField = (field: string): field is FilterField => Object.hasOwn(filterFields, field);

export const customKey = (field: string): string | undefined =>
  field.startsWith(customPrefix) ? field.slice(customPrefix.length) : undefined;

export const customOf = (fields: CustomField[], field: string): CustomField | undefined =>
  fields.find(({ key }) => key === customKey(field));

/** @returns undefined for a field that is not there (any more). */
export function kindOf(fields: CustomField[], field: string): FieldKind | undefined {
  if (isOwnField(field)) return filterFields[field];
  const custom = customOf(fields, field);
  return custom && customFieldKinds[custom.field_type];
}

export const opsOf = (kind: FieldKind): readonly FilterOp[] => opsByKind[kind];

/** What a field starts with when it is chosen. */
export function newCondition(fields: CustomField[], field: string): DraftCondition {
  const kind = kindOf(fields, field) ?? "text";
  const [op = "contains"] = opsOf(kind);
  return { id: newId(), kind: "condition", field, op, value: firstValue(kind, op) };
}

/** What a condition holds when its operator is chosen anew. */
export function firstValue(kind: FieldKind, op: FilterOp): DraftCondition["value"] {
  if (kind === "flag") return true;
  if (op === "between") return ["", ""];
  if (op === "within") return "this_month";
  if (kind === "date" && (op === "on" || op === "before" || op === "after")) return "today";
  return kind === "choice" || kind === "list" ? [] : "";
}

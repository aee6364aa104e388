import { allFields } from "@/lib/fields";
import type { CustomField } from "@/lib/fields/schemas";
import { listLeads } from "@/lib/leads";
import type { Lead } from "@/lib/leads/schemas";
import type { Ctx } from "@/lib/context";
import { listMembers } from "@/lib/organizations";
import { allStages } from "@/lib/pipeline";
import { read } from "@/lib/unit";
import { exportColumns, type ExportLeadsInput } from "./schemas";

const pageSize = 100;

/** What the columns of an export are, the organization's own fields last. */
export type Table = { titles: string[]; rowOf(lead: Lead): string[] };

export async function exportTable(ctx: Ctx, titleOf: (column: string) => string): Promise<Table> {
  const stages = new Map((await allStages(ctx)).map(({ id, name }) => [id, name]));
  const members = new Map(
    (await listMembers.execute(ctx, {})).data.map(({ user_id, full_name }) => [user_id, full_name]),
  );
  const own = (await read(ctx, (db) => allFields(db))).filter(({ is_active }) => is_active);
  return {
    titles: [...exportColumns.map(titleOf), ...own.map(({ label }) => label)],
    rowOf: (lead) => [
      ...exportColumns.map((column) => cellOf(lead, column, stages, members)),
      ...own.map((field) => customCell(field, lead.custom_fields[field.key], members)),
    ],
  };
}

/** The leads the actor may see, by the list's own operation: what a list does not show, an export does not have. */
export async function* leadRows(
  ctx: Ctx,
  { format: _format, ...filter }: ExportLeadsInput,
  { rowOf }: Table,
): AsyncGenerator<string[]> {
  let cursor: string | undefined;
  do {
    const page = await listLeads.execute(ctx, { ...filter, limit: pageSize, cursor });
    for (const lead of page.data) yield rowOf(lead);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
}

function cellOf(
  lead: Lead,
  column: (typeof exportColumns)[number],
  stages: Map<string, string>,
  members: Map<string, string>,
): string {
  if (column === "stage") return stages.get(lead.stage_id) ?? "";
  if (column === "owner") return lead.assigned_to ? (members.get(lead.assigned_to) ?? "") : "";
  if (column === "tags") return lead.tags.join(", ");
  return String(lead[column] ?? "");
}

/** As an import would read it again: choices and people by their names. */
function customCell(field: CustomField, value: unknown, members: Map<string, string>): string {
  if (value === null || value === undefined) return "";
  const labelOf = (item: unknown) =>
    field.options.find((option) => option.value === item)?.label ?? String(item);
  switch (field.field_type) {
    case "single_select":
      return labelOf(value);
    case "multi_select":
      return (Array.isArray(value) ? value : [value]).map(labelOf).join(", ");
    case "person":
      return members.get(String(value)) ?? "";
    default:
      return String(value);
  }
}

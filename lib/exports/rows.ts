import { listLeads } from "@/lib/leads";
import type { Lead } from "@/lib/leads/schemas";
import type { Ctx } from "@/lib/context";
import { listMembers } from "@/lib/organizations";
import { allStages } from "@/lib/pipeline";
import { exportColumns, type ExportLeadsInput } from "./schemas";

const pageSize = 100;

/** The leads the actor may see, by the list's own operation: what a list does not show, an export does not have. */
export async function* leadRows(
  ctx: Ctx,
  { format: _format, ...filter }: ExportLeadsInput,
): AsyncGenerator<string[]> {
  const stages = new Map((await allStages(ctx)).map(({ id, name }) => [id, name]));
  const members = new Map(
    (await listMembers.execute(ctx, {})).data.map(({ user_id, full_name }) => [user_id, full_name]),
  );
  let cursor: string | undefined;
  do {
    const page = await listLeads.execute(ctx, { ...filter, limit: pageSize, cursor });
    for (const lead of page.data) yield exportColumns.map((column) => cellOf(lead, column, stages, members));
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

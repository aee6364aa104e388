import { and, desc, eq, isNull, type InferSelectModel, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, lead_files, leads, stored_files, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertVisible, type LeadRow } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import type { LeadFile } from "./schemas";

/** Of a file that was taken away: its bytes stay so long, for whoever wants it back. */
export const trashDays = 7;

/** The purpose of such files in storage. */
export const leadFilePurpose = "lead";

const columns = {
  id: lead_files.id,
  lead_id: lead_files.lead_id,
  file_name: stored_files.file_name,
  content_type: stored_files.content_type,
  size_bytes: stored_files.size_bytes,
  created_by: stored_files.created_by,
  created_by_name: users.full_name,
  created_at: lead_files.created_at,
};

const ofFile = and(
  eq(stored_files.organization_id, lead_files.organization_id),
  eq(stored_files.id, lead_files.file_id),
);

/** The latest first; what was taken away has a date on which its bytes go, and is not listed. */
export const selectLeadFiles = (db: OrgDb, where: SQL | undefined, limit: number): Promise<LeadFile[]> =>
  db.tx
    .select(columns)
    .from(lead_files)
    .innerJoin(stored_files, ofFile)
    .leftJoin(users, eq(users.id, stored_files.created_by))
    .where(db.in(lead_files, isNull(stored_files.expires_at), isNull(stored_files.deleted_at), where))
    .orderBy(desc(lead_files.created_at), desc(lead_files.id))
    .limit(limit);

type FileRow = InferSelectModel<typeof stored_files>;

/** A lead's file for whoever may see the lead. @throws AppError `not_found` */
export async function findLeadFile(
  ctx: Ctx,
  db: OrgDb,
  { lead_id, lead_file_id }: { lead_id: string; lead_file_id: string },
): Promise<{ lead: LeadRow; file: FileRow }> {
  const lead = await db.byId(leads, lead_id);
  assertVisible(ctx, lead);
  const row = await db.byId(lead_files, lead_file_id);
  const file = row && (await db.byId(stored_files, row.file_id));
  if (!file || row.lead_id !== lead_id || file.deleted_at) throw notFound();
  return { lead, file };
}

/** What every change of a lead's files leaves behind: an entry, the trace, the event. */
export async function recordFile(
  ctx: Ctx,
  { db, audit, publish }: Unit,
  lead: LeadRow,
  change: { action: "add" | "delete" | "restore"; lead_file_id: string; file: FileRow },
): Promise<void> {
  const { action, lead_file_id, file } = change;
  await db.insert(lead_activities, {
    lead_id: lead.id,
    user_id: actorUserId(ctx.actor),
    activity_type: `file_${action}`,
    title: file.file_name,
    metadata: { lead_file_id },
  });
  await audit({
    action: `lead_file.${action}`,
    resource_type: "lead",
    resource_id: lead.id,
    after: { lead_file_id, size_bytes: file.size_bytes },
  });
  publish({
    event: "lead.changed",
    data: { lead_id: lead.id, stage_id: lead.stage_id, version: lead.version },
    audience: { assigned_to: lead.assigned_to },
  });
}

import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { conversations, import_rows, imports, lead_activities, leads } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { companyIdOf } from "@/lib/contacts";
import { notFound } from "@/lib/errors";
import type { JobRow, StepResult } from "@/lib/jobs";
import type { Unit } from "@/lib/unit";
import { asLeadFields, ownThreads } from "./write";

const chunkRows = 500;

type Before = Record<string, unknown>;

/**
 * Takes an import back, the last rows first: leads it made go to the trash, fields it changed get back what they held.
 * What somebody changed since stays as it is and is counted.
 */
export async function revertChunk(ctx: Ctx & { unit: Unit }, job: JobRow): Promise<StepResult> {
  const { unit } = ctx;
  const { db } = unit;
  const row = await db.lock(imports, String(job.params.import_id));
  if (!row) throw notFound();
  const below = Number(job.checkpoint.below ?? row.processed_rows + 1);
  const rows = await db.tx
    .select()
    .from(import_rows)
    .where(
      db.in(
        import_rows,
        eq(import_rows.import_id, row.id),
        sql`${import_rows.row_number} < ${below}`,
        gt(import_rows.row_number, below - chunkRows - 1),
      ),
    )
    .orderBy(desc(import_rows.row_number));
  const created = rows.flatMap((each) => (each.outcome === "created" && each.lead_id ? [each.lead_id] : []));
  const removed = await removeCreated(ctx, created, row.id);
  const updates = rows.flatMap(({ outcome, lead_id, before }) =>
    outcome === "updated" && lead_id && before ? [{ lead_id, before }] : [],
  );
  let restored = 0;
  for (const { lead_id, before } of updates) if (await restore(unit, lead_id, before, row.id)) restored += 1;
  const kept = created.length - removed + updates.length - restored;
  const done = below - chunkRows <= 1;
  const total = (key: string, more: number) => Number(job.checkpoint[key] ?? 0) + more;
  const counts = {
    removed: total("removed", removed),
    restored: total("restored", restored),
    kept: total("kept", kept),
  };
  if (done) {
    await db.update(
      imports,
      { status: "reverted", reverted_at: new Date().toISOString() },
      eq(imports.id, row.id),
    );
    await unit.audit({
      action: "import.revert",
      resource_type: "import",
      resource_id: row.id,
      after: counts,
    });
  }
  unit.publish({
    event: "board.changed",
    data: { pipeline_id: await pipelineOf(unit, row.id) },
    audience: "organization",
  });
  return {
    done,
    processed: rows.length,
    failed: kept,
    checkpoint: { below: below - chunkRows, ...counts },
    result: { reverted: counts },
  };
}

/** Only those nobody has touched since: a change of any kind has raised the version. */
async function removeCreated(ctx: Ctx & { unit: Unit }, ids: string[], importId: string): Promise<number> {
  const { db } = ctx.unit;
  if (ids.length === 0) return 0;
  const untouched = and(inArray(leads.id, ids), eq(leads.import_id, importId), eq(leads.version, 1));
  if (!untouched) return 0;
  await db.lockAll(leads, untouched);
  const rows = await db.update(
    leads,
    {
      deleted_at: new Date().toISOString(),
      deleted_by: actorUserId(ctx.actor),
      version: sql`${leads.version} + 1`,
    },
    and(untouched, sql`${leads.deleted_at} is null`) ?? untouched,
  );
  return rows.length;
}

/** Gives back the fields that still hold what the import wrote. */
async function restore({ db }: Unit, leadId: string, before: Before, importId: string): Promise<boolean> {
  const { company } = before;
  const company_id = typeof company === "string" ? await companyIdOf(db, company) : null;
  // Threads before leads, as everywhere.
  if ("assigned_to" in before) await db.lockAll(conversations, eq(conversations.lead_id, leadId));
  const lead = await db.lock(leads, leadId);
  if (!lead || lead.deleted_at) return false;
  if (Object.keys(before).length === 0) return true;
  const since = await db.tx
    .select({ metadata: lead_activities.metadata, type: lead_activities.activity_type })
    .from(lead_activities)
    .where(
      db.in(
        lead_activities,
        eq(lead_activities.lead_id, leadId),
        eq(lead_activities.activity_type, "updated"),
      ),
    )
    .orderBy(asc(lead_activities.created_at));
  const at = since.findLastIndex(({ metadata }) => metadata.import_id === importId);
  const later = new Set(
    since.slice(at + 1).flatMap(({ metadata }) => (metadata.fields as string[] | undefined) ?? []),
  );
  const back = Object.fromEntries(Object.entries(before).filter(([field]) => !later.has(field)));
  if (Object.keys(back).length > 0)
    await db.update(
      leads,
      { ...asLeadFields(back), ...("company" in back && { company_id }), version: sql`${leads.version} + 1` },
      eq(leads.id, leadId),
    );
  if ("assigned_to" in back) await ownThreads(db, eq(conversations.lead_id, leadId));
  return Object.keys(back).length === Object.keys(before).length;
}

async function pipelineOf({ db }: Unit, importId: string): Promise<string> {
  const lead = await db.find(leads, eq(leads.import_id, importId));
  return lead?.pipeline_id ?? importId;
}

import { eq, sql } from "drizzle-orm";
import { import_mappings, imports, organizations } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { JobRow, StepResult } from "@/lib/jobs";
import { assertMember } from "@/lib/leads";
import { OrganizationSettings } from "@/lib/organizations/schemas";
import { firstStage, referencedStage } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import { sourceOf, type ImportRow } from "./import";
import { identitiesOf, knownContacts, lockIdentities, matchLeads } from "./match";
import { ownersOf } from "./owners";
import { loadKnown, requiredFields } from "./parse/custom";
import { parseRow } from "./parse/values";
import { planRows, type Plan } from "./plan";
import { readRows } from "./rows";
import { ImportOptions, Mapping } from "./schemas";
import { signatureOf } from "./upload";
import { writePlan } from "./write";

const chunkRows = 500;
const undoHours = 24 * 7;

/** One chunk of an import: rows, their outcomes and how far we are, in one transaction. */
export async function importChunk(ctx: Ctx & { unit: Unit }, job: JobRow): Promise<StepResult> {
  const { unit } = ctx;
  const { db } = unit;
  const row = await db.lock(imports, String(job.params.import_id));
  if (!row) throw notFound();
  const options = ImportOptions.parse(row.options);
  const mapping = Mapping.parse(row.mapping);
  const cells = await readRows(row.id, await sourceOf(db, row), row.processed_rows, chunkRows);
  const names = await loadKnown(db, mapping);
  const parsed = cells.map((each) => parseRow(each, mapping, names));
  if (parsed.length > 0) {
    // Two imports of one organization take turns: neither sees the other's people half made.
    // Waiting is no failure here, however long the other one's chunk takes.
    await db.tx.execute(
      sql`select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`,
    );
    await db.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${db.orgId}/import`}, 0))`);
    if (options.assigned_to) await assertMember(db, "assigned_to", options.assigned_to);
    const stage = options.stage_id
      ? await referencedStage(db, "stage_id", options.stage_id)
      : await firstStage(db);
    const identities = identitiesOf(parsed);
    await lockIdentities(db, identities);
    const known = await knownContacts(db, identities);
    const matches = await matchLeads(ctx, db, parsed, options.dedupe_by, known);
    const plan = planRows(parsed, row.processed_rows + 1, options, matches, {
      required: requiredFields(names.fields),
    });
    const where = {
      importId: row.id,
      stage,
      owners: await ownersOf(db, plan, stage, options.assigned_to),
      currency: await currencyOf(db),
    };
    await writePlan(ctx, unit, plan, known, where);
    unit.publish({
      event: "board.changed",
      data: { pipeline_id: stage.pipeline_id },
      audience: "organization",
    });
    return finishChunk(unit, row, plan, parsed.length < chunkRows);
  }
  return finishChunk(unit, row, { rows: [] }, true);
}

async function finishChunk(
  unit: Unit,
  row: ImportRow,
  plan: Pick<Plan, "rows">,
  done: boolean,
): Promise<StepResult> {
  const now = new Date().toISOString();
  const count = (outcome: string) => plan.rows.filter((each) => each.outcome === outcome).length;
  const [after] = await unit.db.update(
    imports,
    {
      status: done ? "done" : "running",
      started_at: row.started_at ?? now,
      finished_at: done ? now : null,
      processed_rows: row.processed_rows + plan.rows.length,
      created_count: row.created_count + count("created"),
      updated_count: row.updated_count + count("updated"),
      skipped_count: row.skipped_count + count("skipped_duplicate"),
      invalid_count: row.invalid_count + count("invalid"),
    },
    eq(imports.id, row.id),
  );
  const counts = after && {
    import_id: row.id,
    created: after.created_count,
    updated: after.updated_count,
    skipped_duplicate: after.skipped_count,
    invalid: after.invalid_count,
  };
  if (done && after) {
    await rememberMapping(unit, after);
    await unit.audit({
      action: "import.run",
      resource_type: "import",
      resource_id: row.id,
      after: { ...counts, total_rows: after.processed_rows },
    });
  }
  return { done, processed: plan.rows.length, failed: count("invalid"), result: counts ?? {}, undoHours };
}

/** The next file with these headers starts from this mapping. */
async function rememberMapping({ db }: Unit, row: ImportRow): Promise<void> {
  const signature = signatureOf(row.headers);
  const [known] = await db.update(
    import_mappings,
    { mapping: row.mapping },
    eq(import_mappings.signature, signature),
  );
  if (!known) await db.insertIfAbsent(import_mappings, { signature, mapping: row.mapping });
}

async function currencyOf(db: OrgDb): Promise<string | undefined> {
  const [row] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return OrganizationSettings.safeParse(row?.settings).data?.currency;
}

import { and, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, lead_scores, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { transact, type Unit } from "@/lib/unit";
import { due } from "./due";
import { featuresAt } from "./features";
import { activeModel, type Active } from "./models";
import { rate, type Rating } from "./rate";

const leadsPerTransaction = 100;

type LeadRow = typeof leads.$inferSelect;
type ScoreRow = typeof lead_scores.$inferSelect;

/** Scores every lead of the organization whose score is older than what it is about. */
export async function rescoreDue(ctx: Ctx): Promise<{ scored: number }> {
  let scored = 0;
  for (;;) {
    const count = await rescoreSome(ctx);
    scored += count;
    if (count < leadsPerTransaction) return { scored };
  }
}

const rescoreSome = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (unit) => {
    const rows = await unit.db.tx.execute<{ id: string }>(sql`
      select l.id ${due} and l.organization_id = ${unit.db.orgId}
       order by l.id limit ${leadsPerTransaction} for no key update of l skip locked`);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await rescore(unit, ids);
    return ids.length;
  });

/** Scores leads the caller has locked, by id. Their versions stay: nobody has edited them. */
export async function rescore(unit: Unit, ids: string[]): Promise<void> {
  const { db } = unit;
  const active = await activeModel(db);
  const [rows, known] = await Promise.all([
    db.tx
      .select()
      .from(leads)
      .where(db.in(leads, inArray(leads.id, ids))),
    scoresOf(db, ids),
  ]);
  const now = new Date().toISOString();
  const features = active
    ? await featuresAt(
        db,
        rows.map(({ id }) => ({ lead_id: id, at: now })),
      )
    : new Map();
  for (const lead of rows) {
    const before = known.get(lead.id);
    // Until a first scoring nothing but the rules can have written a score.
    const ruleScore = before ? before.rule_score : lead.lead_score;
    const rating = rate(active, features.get(lead.id) ?? {}, ruleScore);
    await keep(unit, lead, before, active, rating, ruleScore);
  }
}

async function scoresOf(db: OrgDb, ids: string[]): Promise<Map<string, ScoreRow>> {
  const rows = await db.tx
    .select()
    .from(lead_scores)
    .where(db.in(lead_scores, inArray(lead_scores.lead_id, ids)));
  return new Map(rows.map((row) => [row.lead_id, row]));
}

/** A score set by hand stays; what the model says is kept beside it. */
async function keep(
  unit: Unit,
  lead: LeadRow,
  before: ScoreRow | undefined,
  active: Active | undefined,
  { source, score, probability, explanation }: Rating,
  ruleScore: number | null,
): Promise<void> {
  const manual = before?.manual_score ?? null;
  const values = {
    model_id: active?.id ?? null,
    source: manual === null ? source : "manual",
    rule_score: ruleScore,
    probability,
    explanation,
    scored_at: sql`clock_timestamp()`,
  };
  await unit.db.tx
    .insert(lead_scores)
    .values({ ...values, organization_id: unit.db.orgId, lead_id: lead.id })
    .onConflictDoUpdate({ target: [lead_scores.organization_id, lead_scores.lead_id], set: values });
  await writeScore(unit, lead, manual ?? score, values.source);
}

/** Puts a changed score on the lead, the timeline and every screen. */
export async function writeScore(
  unit: Unit,
  lead: LeadRow,
  score: number | null,
  source: string,
): Promise<void> {
  if (lead.lead_score === score) return;
  const { db } = unit;
  // Not through `db.update`, which dates the change: the lead itself has not changed.
  await db.tx.execute(
    sql`update leads set lead_score = ${score} where ${db.in(leads, eq(leads.id, lead.id))}`,
  );
  await db.append(lead_activities, {
    lead_id: lead.id,
    activity_type: "score_change",
    title: score === null ? "–" : String(score),
    metadata: { before: lead.lead_score, after: score, source },
  });
  unit.publish({
    event: "lead.scored",
    data: { lead_id: lead.id, stage_id: lead.stage_id, version: lead.version },
    audience: { assigned_to: lead.assigned_to },
  });
}

/** The row that says where the lead's score comes from. */
export const scoreRow = (db: OrgDb, leadId: string): Promise<ScoreRow | undefined> =>
  db.find(lead_scores, and(eq(lead_scores.lead_id, leadId)));

import { and, desc, eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, lead_scores, leads, users } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { actorUserId } from "@/lib/context";
import { read, transact } from "@/lib/unit";
import { standing } from "./get-scoring";
import { activeModel } from "./models";
import { rescore, scoreRow, writeScore } from "./rescore";
import {
  Explanation,
  ScoreLeadInput,
  scoreSources,
  SetScoreInput,
  type LeadScore,
  type ScoreSource,
} from "./schemas";

const historyShown = 30;

export const getLeadScore = defineOperation({
  name: "lead.get_score",
  permission: "leads.read",
  input: ScoreLeadInput,
  run: (ctx, { lead_id }) => read(ctx, (db) => loadScore(ctx, db, lead_id)),
});

/** Scores the lead with what is known of it now. A closed lead keeps the score it was closed with. */
export const scoreLead = defineOperation({
  name: "lead.rescore",
  permission: "leads.write",
  input: ScoreLeadInput,
  run: (ctx, { lead_id }) =>
    transact(ctx, async (unit) => {
      const lead = await unit.db.lock(leads, lead_id);
      assertVisible(ctx, lead);
      if (lead.status === "open") {
        await rescore(unit, [lead_id]);
        await unit.audit({ action: "lead.rescore", resource_type: "lead", resource_id: lead_id });
      }
      return loadScore(ctx, unit.db, lead_id);
    }),
});

/** A person says better: their score stays until they give it back, and is on the record with its reason. */
export const setLeadScore = defineOperation({
  name: "lead.set_score",
  permission: "leads.write",
  input: SetScoreInput,
  run: (ctx, { lead_id, score, reason }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const lead = await db.lock(leads, lead_id);
      assertVisible(ctx, lead);
      const known = await scoreRow(db, lead_id);
      const manual = {
        manual_score: score,
        manual_reason: score === null ? null : reason,
        manual_by: score === null ? null : actorUserId(ctx.actor),
        manual_at: score === null ? null : new Date().toISOString(),
      };
      await db.tx
        .insert(lead_scores)
        .values({ organization_id: db.orgId, lead_id, rule_score: lead.lead_score, ...manual })
        .onConflictDoUpdate({ target: [lead_scores.organization_id, lead_scores.lead_id], set: manual });
      await unit.audit({
        action: "lead.set_score",
        resource_type: "lead",
        resource_id: lead_id,
        before: { lead_score: lead.lead_score, manual: known?.manual_score ?? null },
        after: { manual: score, reason },
      });
      if (lead.status === "open") await rescore(unit, [lead_id]);
      else if (score !== null) await writeScore(unit, lead, score, "manual");
      return loadScore(ctx, db, lead_id);
    }),
});

async function loadScore(ctx: Ctx, db: OrgDb, leadId: string): Promise<LeadScore> {
  const lead = await db.byId(leads, leadId);
  assertVisible(ctx, lead);
  const [row, active, { status, progress }, history] = await Promise.all([
    scoreRow(db, leadId),
    activeModel(db),
    standing(db),
    scoreHistory(db, leadId),
  ]);
  const by = row?.manual_by ? await nameOf(db, row.manual_by) : null;
  const probability = row?.probability ?? null;
  const value = lead.estimated_value === null ? null : Number(lead.estimated_value);
  const explanation = Explanation.safeParse(row?.explanation);
  return {
    lead_id: lead.id,
    score: lead.lead_score,
    source: sourceOf(row?.source),
    status,
    progress,
    probability,
    rule_score: row ? row.rule_score : lead.lead_score,
    model: active ? { id: active.id, version: active.version, trained_at: active.trained_at } : null,
    explanation: explanation.success ? explanation.data : null,
    manual:
      row?.manual_score == null || !row.manual_at
        ? null
        : {
            score: row.manual_score,
            reason: row.manual_reason ?? "",
            by: row.manual_by,
            by_name: by,
            at: row.manual_at,
          },
    expected_value: probability === null || value === null ? null : (value * probability).toFixed(2),
    currency: lead.currency,
    scored_at: row?.scored_at ?? null,
    history,
  };
}

const sourceOf = (text: unknown): ScoreSource => scoreSources.find((source) => source === text) ?? "rules";

async function nameOf(db: OrgDb, userId: string): Promise<string | null> {
  const [user] = await db.tx.select({ name: users.full_name }).from(users).where(eq(users.id, userId));
  if (!user) throw notFound();
  return user.name;
}

async function scoreHistory(db: OrgDb, leadId: string): Promise<LeadScore["history"]> {
  const rows = await db.tx
    .select({ at: lead_activities.created_at, metadata: lead_activities.metadata })
    .from(lead_activities)
    .where(
      db.in(
        lead_activities,
        and(eq(lead_activities.lead_id, leadId), eq(lead_activities.activity_type, "score_change")),
      ),
    )
    .orderBy(desc(lead_activities.created_at), desc(lead_activities.id))
    .limit(historyShown);
  return rows.map(({ at, metadata: { after, source } }) => ({
    at,
    score: typeof after === "number" ? after : null,
    source: sourceOf(source),
  }));
}

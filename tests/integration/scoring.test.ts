import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withOrg } from "@/db/org";
import { lead_activities, lead_scores, lead_scoring_models, leads } from "@/db/schema";
import { createLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import {
  getLeadScore,
  getScoring,
  noteRuleScore,
  rescoreDue,
  scoreLead,
  setLeadScore,
  trainModel,
} from "@/lib/scoring";
import { featuresAt } from "@/lib/scoring/features";
import { sigmoid } from "@/lib/scoring/learn";
import { loadTrainingSet } from "@/lib/scoring/training-set";
import { updateLead } from "@/lib/leads";
import { transact } from "@/lib/unit";
import { createTeam, jobCtx } from "../support/context";
import { quiet } from "../support/fixture";
import { createOutcomes } from "../support/outcomes";
import { publicationsOf } from "../support/publications";
import { auditOf } from "../support/rows";

type Team = Awaited<ReturnType<typeof createTeam>>;
let team: Team;
beforeEach(async () => {
  team = await createTeam();
});

const openLead = (source: string, values = {}) =>
  withSystem("test", (db) => createLead(db, team.organization.id, team.stages[0]!, { source, ...values }));
const rowOf = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0]!;
const trainings = () =>
  systemRead()
    .select()
    .from(lead_scoring_models)
    .where(eq(lead_scoring_models.organization_id, team.organization.id));
const rescoreAll = () => rescoreDue(jobCtx(team.organization.id));

describe("learning", () => {
  test("from outcomes to scores with reasons that add up, on lead, timeline and screens", async () => {
    await createOutcomes(team.organization, 140);
    const good = await openLead("referral", { estimated_value: "1000.00" });
    const bad = await openLead("ads");
    const model = await trainModel.execute(team.ctx, {});
    expect(model).toMatchObject({ status: "ready", decision: "promoted", is_active: true });
    expect(model.quality!.auc).toBeGreaterThan(0.75);

    const { result, published } = await publicationsOf(rescoreDue, jobCtx(team.organization.id));
    expect(result.scored).toBe(2);
    expect(published.map(({ event }) => event)).toEqual(["lead.scored", "lead.scored"]);
    const score = await getLeadScore.execute(team.ctx, { lead_id: good.id });
    expect(score).toMatchObject({
      source: "model",
      status: "ready",
      score: (await rowOf(good.id)).lead_score,
    });
    expect(score.score).toBeGreaterThan(60);
    expect((await rowOf(bad.id)).lead_score).toBeLessThan(40);
    expect((await rowOf(good.id)).version, "nobody has edited it").toBe(1);
    const { baseline, logit, up, down, rest } = score.explanation!;
    const sum = [...up, ...down].reduce((total, { points }) => total + points, baseline + rest);
    expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
    expect(Math.abs(sigmoid(logit) - score.probability!)).toBeLessThan(1e-6);
    expect(score.score).toBe(Math.round(100 * sigmoid(logit)));
    expect(up[0]).toMatchObject({ factor: "source", value: "referral" });
    expect(Number(score.expected_value)).toBeCloseTo(1000 * score.probability!, 1);
    expect(score.history).toMatchObject([{ score: score.score, source: "model" }]);
    expect((await rescoreAll()).scored, "and then they are up to date").toBe(0);
  });

  test("a changed field changes the score", async () => {
    await createOutcomes(team.organization, 140);
    const lead = await openLead("ads");
    await trainModel.execute(team.ctx, {});
    await rescoreAll();
    const before = (await rowOf(lead.id)).lead_score!;
    await updateLead.execute(team.ctx, { lead_id: lead.id, source: "referral" });
    expect((await rescoreAll()).scored).toBe(1);
    expect((await rowOf(lead.id)).lead_score).toBeGreaterThan(before + 20);
  });

  test("two trainings at once leave one active model", async () => {
    await createOutcomes(team.organization, 100);
    await Promise.all([trainModel.execute(quiet(team.ctx), {}), trainModel.execute(quiet(team.ctx), {})]);
    const rows = await trainings();
    expect(rows.map(({ model_version }) => model_version).toSorted()).toEqual([1, 2]);
    expect(rows.filter(({ is_active }) => is_active)).toHaveLength(1);
  });

  test("too few outcomes score nothing and say how many there are", async () => {
    await createOutcomes(team.organization, 12);
    const lead = await openLead("referral", { lead_score: 55 });
    expect(await trainModel.execute(team.ctx, {})).toMatchObject({
      status: "collecting",
      decision: "too_few",
    });
    expect((await rescoreAll()).scored).toBe(0);
    const score = await getLeadScore.execute(team.ctx, { lead_id: lead.id });
    expect(score).toMatchObject({ score: 55, source: "rules", status: "collecting", explanation: null });
    expect(score.progress.won + score.progress.lost).toBe(12);
  });

  test("where there is nothing to learn the rules go on", async () => {
    await createOutcomes(team.organization, 160, 0);
    const model = await trainModel.execute(team.ctx, {});
    expect(model.decision).not.toBe("promoted");
    expect(await getScoring.execute(team.ctx, {})).toMatchObject({ active: null, latest: { id: model.id } });
  });
});

describe("what is known before the outcome", () => {
  test("nothing after the moment counts, and changes are taken back", async () => {
    const [lead] = await createOutcomes(team.organization, 1);
    const half = new Date((Date.parse(lead!.created_at) + Date.parse(lead!.closed_at!)) / 2).toISOString();
    const at = (lead_id: string) =>
      withOrg(team.organization.id, (db) => featuresAt(db, [{ lead_id, at: half }]));
    const before = (await at(lead!.id)).get(lead!.id);
    await updateLead.execute(team.ctx, {
      lead_id: lead!.id,
      source: "event",
      estimated_value: "77.00",
      tags: ["vip"],
    });
    await withSystem("test", (db) =>
      db.insert(lead_activities).values([
        { organization_id: team.organization.id, lead_id: lead!.id, activity_type: "note", title: "Fechado" },
        {
          organization_id: team.organization.id,
          lead_id: lead!.id,
          activity_type: "score_change",
          title: "99",
          metadata: { before: null, after: 99 },
        },
      ]),
    );
    expect((await at(lead!.id)).get(lead!.id)).toEqual(before);
    expect(before).toMatchObject({ source: lead!.source, stage: team.stages[0]!.name, qualification: null });
    const names = Object.keys(before!).join();
    expect(names).not.toMatch(/assigned|owner|\btags|reason|closed|status/);
  });

  test("leads made before outcomes were recorded, closed at once or within an open window are left out", async () => {
    const made = await createOutcomes(team.organization, 60);
    const set = await withOrg(team.organization.id, (db) => loadTrainingSet(db));
    const firstClosed = Date.parse(made[0]!.closed_at!);
    const kept = new Set(set.examples.map(({ lead_id }) => lead_id));
    for (const lead of made)
      expect(kept.has(lead.id), lead.created_at).toBe(Date.parse(lead.created_at) >= firstClosed);
    expect(kept.size).toBeGreaterThan(20);
    const now = Date.parse(made.at(-1)!.created_at) + 5 * 86_400_000;
    const earlier = await withOrg(team.organization.id, (db) => loadTrainingSet(db, now));
    expect(earlier.examples.length).toBeLessThan(set.examples.length);
    expect(set.windowDays).toBe(14);
  });
});

describe("a score by hand", () => {
  test("stays, is on record with its reason, and is given back", async () => {
    await createOutcomes(team.organization, 140);
    const lead = await openLead("ads");
    await trainModel.execute(team.ctx, {});
    await rescoreAll();
    const learned = (await rowOf(lead.id)).lead_score!;
    const reason = "Cliente antigo da casa";
    const set = await setLeadScore.execute(team.ctx, { lead_id: lead.id, score: 90, reason });
    expect(set).toMatchObject({
      score: 90,
      source: "manual",
      manual: { score: 90, reason, by: team.member.id },
    });
    await updateLead.execute(team.ctx, { lead_id: lead.id, company: "Outra" });
    await rescoreAll();
    expect((await rowOf(lead.id)).lead_score, "rescoring leaves it").toBe(90);
    expect(await auditOf(team.organization.id, "lead.set_score")).toMatchObject([
      { changes: { after: { manual: 90, reason } } },
    ]);
    const back = await setLeadScore.execute(team.ctx, {
      lead_id: lead.id,
      score: null,
      reason: "Era engano",
    });
    expect(back).toMatchObject({ source: "model", manual: null });
    expect(Math.abs(back.score! - learned)).toBeLessThan(15);
  });

  test("works without a model, too", async () => {
    const lead = await openLead("ads", { lead_score: 40 });
    await setLeadScore.execute(team.ctx, { lead_id: lead.id, score: 80, reason: "Urgente" });
    expect(await scoreLead.execute(team.ctx, { lead_id: lead.id })).toMatchObject({
      score: 80,
      rule_score: 40,
    });
    const back = await setLeadScore.execute(team.ctx, { lead_id: lead.id, score: null, reason: "Resolvido" });
    expect(back).toMatchObject({ score: 40, source: "rules" });
  });
});

describe("the rules' score", () => {
  const note = (leadId: string, score: number) =>
    transact(quiet(team.ctx), (unit) => noteRuleScore(unit, leadId, score));

  test("is written where nobody else scores, but a bare zero is none", async () => {
    const lead = await openLead("ads");
    expect(await note(lead.id, 0)).toBe(true);
    expect(await note(lead.id, 30)).toBe(false);
  });

  test("is only noted where a model scores", async () => {
    await createOutcomes(team.organization, 140);
    const lead = await openLead("ads");
    await trainModel.execute(team.ctx, {});
    await rescoreAll();
    expect(await note(lead.id, 88)).toBe(true);
    const [row] = await systemRead().select().from(lead_scores).where(eq(lead_scores.lead_id, lead.id));
    expect(row).toMatchObject({ rule_score: 88, source: "model" });
  });
});

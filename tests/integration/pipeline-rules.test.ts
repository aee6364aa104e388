import { eq } from "drizzle-orm";
import { generateKeyBetween } from "fractional-indexing";
import { beforeEach, describe, expect, test } from "vitest";
import { leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { createActivity, createLead, markStale, moveLead, updateLead } from "@/lib/leads";
import {
  createCloseReason,
  deleteCloseReason,
  listCloseReasons,
  updateCloseReason,
  updateStage,
} from "@/lib/pipeline";
import { longKeyLength } from "@/lib/leads/renumber";
import { createFixture, type Fixture } from "../support/fixture";
import { jobCtx } from "../support/context";
import { someText } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { auditOf, cardsOf, eventsOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const row = async (id = a.lead.id) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];
const stageOf = (type: string) => a.stages.find(({ stage_type }) => stage_type === type)?.id ?? "";
const move = (new_stage_id: string, more: object = {}, role: "admin" | "sales" = "admin") =>
  outcomeOf(moveLead.execute(a.ctx(role), { lead_id: a.lead.id, new_stage_id, ...more }));

describe("what a stage asks for", () => {
  test("fields that are empty are named, and nothing moves", async () => {
    const own = `custom.${a.field.key}`;
    const required_fields = ["email", "expected_close_date", "estimated_value", own];
    await updateStage.execute(a.ctx(), { stage_id: a.second.id, required_fields });
    await updateLead.execute(a.ctx(), { lead_id: a.lead.id, email: null });
    expect(await move(a.second.id)).toMatchObject({
      code: "invalid",
      fields: { email: "required", expected_close_date: "required", [own]: "required" },
    });
    expect(await row()).toMatchObject({ stage_id: a.first.id });
    await updateLead.execute(a.ctx(), {
      lead_id: a.lead.id,
      email: "ana@example.com",
      expected_close_date: "2027-01-31",
      custom_fields: { [a.field.key]: "Varejo" },
    });
    expect(await move(a.second.id)).toMatchObject({ ok: true });
    expect(
      await outcomeOf(createLead.execute(a.ctx(), { full_name: "Sem nada", stage_id: a.second.id })),
    ).toMatchObject({ code: "invalid", fields: { email: "required" } });
  });

  test("only the roles it names may move cards in; inside it everybody may reorder", async () => {
    await updateStage.execute(a.ctx(), { stage_id: a.second.id, entry_roles: ["admin", "manager"] });
    expect(await move(a.second.id, {}, "sales")).toMatchObject({ code: "forbidden" });
    expect(await move(a.second.id)).toMatchObject({ ok: true });
    expect(await move(a.second.id, { after_id: a.neighbours[0].id }, "sales")).toMatchObject({ ok: true });
  });
});

describe("closing", () => {
  test("asks for a reason of that outcome where there are any", async () => {
    const lost = stageOf("lost");
    expect(await move(lost)).toMatchObject({
      code: "invalid",
      fields: { close_reason_id: "reason_required" },
    });
    const won = await createCloseReason.execute(a.ctx(), { outcome: "won", name: "Indicação" });
    expect(await move(lost, { close_reason_id: won.id })).toMatchObject({
      fields: { close_reason_id: "not_found" },
    });
    expect(await move(lost, { close_reason_id: a.lostReasonId, close_note: "Caro" })).toMatchObject({
      ok: true,
    });
    expect(await row()).toMatchObject({
      status: "lost",
      closed_at: someText,
      converted_at: null,
      close_reason_id: a.lostReasonId,
      close_note: "Caro",
    });
    // Reordering inside keeps it, and asks nothing.
    expect(await move(lost)).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ close_reason_id: a.lostReasonId, close_note: "Caro" });
    expect(await move(a.first.id)).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({
      status: "open",
      closed_at: null,
      converted_at: null,
      close_reason_id: null,
      close_note: null,
    });
  });

  test("without reasons for the outcome nothing is asked, and a won lead is dated", async () => {
    expect(await move(stageOf("won"))).toMatchObject({ ok: true });
    const before = await row();
    expect(before).toMatchObject({ status: "won", closed_at: someText, converted_at: someText });
    await move(stageOf("won"));
    expect(await row()).toMatchObject({ closed_at: before?.closed_at, converted_at: before?.converted_at });
    const made = await createLead.execute(a.ctx(), { full_name: "Já ganho", stage_id: stageOf("won") });
    expect(made).toMatchObject({ status: "won", closed_at: someText, converted_at: someText });
  });

  test("a lead that is made in such a stage is asked as one that moves there", async () => {
    const make = (input: object) => {
      const lead = { full_name: "Já perdido", stage_id: stageOf("lost"), ...input };
      return outcomeOf(createLead.execute(a.ctx(), lead));
    };
    expect(await make({})).toMatchObject({ fields: { close_reason_id: "reason_required" } });
    expect(await make({ close_reason_id: a.lostReasonId, stage_id: stageOf("won") })).toMatchObject({
      fields: { close_reason_id: "not_found" },
    });
    const closing = { close_reason_id: a.lostReasonId, close_note: "Só em 2027" };
    expect(await make(closing)).toMatchObject({
      ok: true,
      data: { status: "lost", closed_at: someText, converted_at: null, ...closing },
    });
    expect(await make({ ...closing, close_reason_id: null, stage_id: a.first.id })).toMatchObject({
      data: { status: "open", close_reason_id: null, close_note: null },
    });
  });

  test("reasons are listed, renamed, removed, and no name is there twice", async () => {
    const price = { outcome: "lost" as const, name: "Preço" };
    expect(await outcomeOf(createCloseReason.execute(a.ctx(), price))).toMatchObject({
      fields: { name: "name_taken" },
    });
    await updateCloseReason.execute(a.ctx(), { reason_id: a.lostReasonId, name: "Orçamento" });
    expect((await listCloseReasons.execute(a.ctx(), {})).data).toMatchObject([
      { name: "Orçamento", outcome: "lost" },
    ]);
    await deleteCloseReason.execute(a.ctx(), { reason_id: a.lostReasonId });
    expect((await listCloseReasons.execute(a.ctx(), {})).data).toEqual([]);
    expect(await move(stageOf("lost"))).toMatchObject({ ok: true });
    expect(await auditOf(a.orgId, "close_reason.delete")).toHaveLength(1);
  });
});

describe("stale", () => {
  const age = (days: number) =>
    systemRead()
      .update(leads)
      .set({ last_activity_at: new Date(Date.now() - days * 86_400_000).toISOString() })
      .where(eq(leads.id, a.lead.id));

  test("a silent lead is marked once per episode; a note ends the episode", async () => {
    await updateStage.execute(a.ctx(), { stage_id: a.first.id, stale_after_days: 3 });
    await age(2);
    expect(await markStale(jobCtx(a.orgId))).toEqual({ marked: 0 });
    await age(4);
    const marks = await Promise.all([markStale(jobCtx(a.orgId)), markStale(jobCtx(a.orgId))]);
    expect(marks.map(({ marked }) => marked).sort()).toEqual([0, 1]);
    expect(await markStale(jobCtx(a.orgId))).toEqual({ marked: 0 });
    expect(await row()).toMatchObject({ stale_since: someText, version: 1 });
    expect(await eventsOf(a.orgId, "lead/went_stale")).toHaveLength(1);
    await createActivity.execute(a.ctx(), { lead_id: a.lead.id, description: "Liguei" });
    expect(await row()).toMatchObject({ stale_since: null, version: 1 });
    await age(4);
    await markStale(jobCtx(a.orgId));
    expect(await eventsOf(a.orgId, "lead/went_stale")).toHaveLength(2);
    await move(a.second.id);
    expect(await row()).toMatchObject({ stale_since: null });
  });
});

test("thousands of cards into one gap keep their keys short and their order", async () => {
  const [top, bottom] = await cardsOf(a.second.id);
  if (!top || !bottom) throw new Error("no cards");
  // What three thousand drops below the same card had made of its neighbour's key.
  let position = bottom.position;
  for (let n = 0; n < 3_000; n += 1) position = generateKeyBetween(top.position, position);
  expect(position.length).toBeGreaterThan(400);
  await systemRead().update(leads).set({ position }).where(eq(leads.id, bottom.id));
  const other = await createLead.execute(a.ctx(), { full_name: "Outro", stage_id: a.first.id });
  for (let n = 0; n < 12; n += 1) {
    const lead_id = n % 2 ? other.id : a.lead.id;
    await moveLead.execute(a.ctx(), { lead_id, new_stage_id: a.second.id, after_id: top.id });
  }
  const rows = await cardsOf(a.second.id);
  expect(rows.map(({ id }) => id)).toEqual([top.id, other.id, a.lead.id, bottom.id]);
  expect(Math.max(...rows.map((card) => card.position.length))).toBeLessThan(longKeyLength);
}, 60_000);

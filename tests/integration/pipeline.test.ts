import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads, pipeline_stages } from "@/db/schema";
import { systemRead } from "@/db/system";
import { createLead, deleteLead } from "@/lib/leads";
import { createStage, deleteStage, listStages, updateStage } from "@/lib/pipeline";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf, cardsOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const names = async () => (await listStages.execute(a.ctx(), {})).data.map(({ name }) => name);
const orders = async () => (await listStages.execute(a.ctx(), {})).data.map(({ stage_order }) => stage_order);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const stageRow = async (id: string) =>
  (await systemRead().select().from(pipeline_stages).where(eq(pipeline_stages.id, id)))[0];
const leadRow = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];
const boardChanged = () => [
  { event: "board.changed", data: { pipeline_id: a.first.pipeline_id }, audience: "organization" },
];

describe("create", () => {
  test("at the end, or where it is wanted, with trace and event", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => createStage.execute(ctx, { name: " Visita ", stage_order: 1, probability: 30 }),
      a.ctx(),
    );
    expect(result).toMatchObject({
      name: "Visita",
      stage_order: 1,
      stage_type: "open",
      probability: 30,
      is_active: true,
    });
    expect((await names())[1]).toBe("Visita");
    await createStage.execute(a.ctx(), { name: "Fim" });
    expect((await names()).at(-1)).toBe("Fim");
    expect(await orders()).toEqual(upTo(9));
    expect(published).toEqual(boardChanged());
    expect((await auditOf(a.orgId, "stage.create"))[0]).toMatchObject({
      resource_id: result.id,
      changes: { after: { name: "Visita" } },
    });
  });

  test("eight at once are numbered one after the other", async () => {
    await Promise.all(upTo(8).map((n) => createStage.execute(a.ctx(), { name: `S${n}` })));
    expect(await orders()).toEqual(upTo(15));
  });
});

describe("update", () => {
  test("changes what is named and moves it in the funnel", async () => {
    const stage = await updateStage.execute(a.ctx(), {
      stage_id: a.first.id,
      name: "Chegada",
      color: "#000000",
      stage_order: 3,
    });
    expect(stage).toMatchObject({
      name: "Chegada",
      color: "#000000",
      stage_order: 3,
      probability: a.first.probability,
    });
    expect((await names())[3]).toBe("Chegada");
    expect(await orders()).toEqual(upTo(7));
    expect((await auditOf(a.orgId, "stage.update"))[0]).toMatchObject({
      changes: { before: { name: a.first.name, stage_order: 0 }, after: { name: "Chegada", stage_order: 3 } },
    });
  });

  test("its kind is the kind of its leads, whose versions grow", async () => {
    await updateStage.execute(a.ctx(), { stage_id: a.first.id, stage_type: "won" });
    expect(await leadRow(a.lead.id)).toMatchObject({
      status: "won",
      converted_at: someText,
      version: 2,
    });
    await updateStage.execute(a.ctx(), { stage_id: a.first.id, stage_type: "open" });
    expect(await leadRow(a.lead.id)).toMatchObject({ status: "open", converted_at: null, version: 3 });
  });

  test("is closed only when it is empty, and comes back to its place", async () => {
    expect(
      await outcomeOf(updateStage.execute(a.ctx(), { stage_id: a.first.id, is_active: false })),
    ).toMatchObject({ fields: { is_active: "stage_has_leads" } });
    await deleteLead.execute(a.ctx(), { lead_id: a.lead.id });
    await updateStage.execute(a.ctx(), { stage_id: a.first.id, is_active: false });
    expect(await names()).not.toContain(a.first.name);
    await updateStage.execute(a.ctx(), { stage_id: a.first.id, is_active: true });
    expect((await names())[0]).toBe(a.first.name);
    expect(await orders()).toEqual(upTo(7));
  });

  test("the last one stays open: somewhere leads have to arrive", async () => {
    const [last, ...others] = a.stages.slice().reverse();
    for (const { id } of others)
      await deleteStage.execute(a.ctx(), { stage_id: id, move_leads_to: last?.id });
    for (const { id } of await cardsOf(last?.id ?? "")) await deleteLead.execute(a.ctx(), { lead_id: id });
    expect(
      await outcomeOf(updateStage.execute(a.ctx(), { stage_id: last?.id ?? "", is_active: false })),
    ).toMatchObject({ fields: { is_active: "last_stage" } });
    expect(await outcomeOf(deleteStage.execute(a.ctx(), { stage_id: last?.id ?? "" }))).toMatchObject({
      fields: { stage_id: "last_stage" },
    });
  });

  test("reordering from several sides at once leaves one order", async () => {
    await Promise.all(
      a.stages.map(({ id }, n) => updateStage.execute(a.ctx(), { stage_id: id, stage_order: 6 - n })),
    );
    expect(await orders()).toEqual(upTo(7));
  });
});

describe("delete", () => {
  test("its leads go below those of the chosen stage, in their order, as that stage says", async () => {
    const won = a.stages.find(({ stage_type }) => stage_type === "won");
    const target = won?.id ?? "";
    const there = await createLead.execute(a.ctx(), { full_name: "Já lá", stage_id: target });
    const leaving = (await cardsOf(a.second.id)).map(({ id }) => id);
    const { result, published } = await publicationsOf(
      (ctx) => deleteStage.execute(ctx, { stage_id: a.second.id, move_leads_to: target }),
      a.ctx(),
    );
    expect(result).toEqual({ id: a.second.id, moved_leads: 2 });
    expect((await cardsOf(target)).map(({ id }) => id)).toEqual([there.id, ...leaving]);
    for (const id of leaving)
      expect(await leadRow(id)).toMatchObject({
        status: "won",
        version: 2,
        converted_at: someText,
      });
    expect(await stageRow(a.second.id)).toMatchObject({ is_active: false });
    expect(published).toEqual(boardChanged());
    expect((await auditOf(a.orgId, "stage.delete"))[0]).toMatchObject({
      resource_id: a.second.id,
      changes: { after: { moved: 2 } },
    });
    expect(
      await outcomeOf(deleteStage.execute(a.ctx(), { stage_id: a.second.id, move_leads_to: target })),
    ).toMatchObject({ code: "not_found" });
  });

  test("with leads it needs a stage for them, one of its own funnel", async () => {
    for (const [move_leads_to, problem] of [
      [undefined, "required"],
      [a.second.id, "not_found"],
      [newId(), "not_found"],
    ]) {
      const outcome = await outcomeOf(deleteStage.execute(a.ctx(), { stage_id: a.second.id, move_leads_to }));
      expect(outcome).toMatchObject({ code: "invalid", fields: { move_leads_to: problem } });
    }
    expect(await stageRow(a.second.id)).toMatchObject({ is_active: true });
  });

  test("deleted leads keep it from nothing and stay where they were", async () => {
    await deleteLead.execute(a.ctx(), { lead_id: a.lead.id });
    expect(await deleteStage.execute(a.ctx(), { stage_id: a.first.id })).toEqual({
      id: a.first.id,
      moved_leads: 0,
    });
    expect(await leadRow(a.lead.id)).toMatchObject({ stage_id: a.first.id, version: 2 });
  });
});

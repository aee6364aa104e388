import { beforeEach, describe, expect, test } from "vitest";
import { createLead, getBoard, getForecast, moveLead } from "@/lib/leads";
import {
  createPipeline,
  deletePipeline,
  listPipelines,
  listStages,
  updatePipeline,
  updateStage,
} from "@/lib/pipeline";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const all = async () => (await listPipelines.execute(a.ctx(), {})).data;
const names = async () => (await all()).map(({ name }) => name);
const defaults = async () => (await all()).filter(({ is_default }) => is_default).map(({ id }) => id);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const own = () => a.first.pipeline_id;
const stageOf = (index: number) => a.otherPipeline.stages[index] ?? a.first;

describe("create", () => {
  test("from a template in the caller's language, at the end, with trace and event", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => createPipeline.execute({ ...ctx, locale: "en" }, { name: " Renewals ", template: "renewals" }),
      a.ctx(),
    );
    expect(result).toMatchObject({ name: "Renewals", is_default: false });
    expect(result.stages.map(({ name, stage_type }) => [name, stage_type])).toEqual([
      ["Due soon", "open"],
      ["Contacted", "open"],
      ["In negotiation", "open"],
      ["Renewed", "won"],
      ["Not renewed", "lost"],
    ]);
    expect((await names()).at(-1)).toBe("Renewals");
    expect(published).toEqual([
      { event: "pipelines.changed", data: { pipeline_id: result.id }, audience: "organization" },
    ]);
    expect((await auditOf(a.orgId, "pipeline.create"))[0]).toMatchObject({
      resource_id: result.id,
      changes: { after: { name: "Renewals", template: "renewals" } },
    });
  });

  test("as a copy of another one, with its rules but not its leads", async () => {
    await updateStage.execute(a.ctx(), {
      stage_id: a.second.id,
      required_fields: ["email"],
      entry_roles: ["manager"],
      stale_after_days: 7,
    });
    const copy = await createPipeline.execute(a.ctx(), { name: "Filial", copy_from: own() });
    const original = (await listStages.execute(a.ctx(), {})).data;
    const rules = (stages: typeof original) =>
      stages.map(({ id: _id, pipeline_id: _pipeline, ...rest }) => rest);
    expect(rules(copy.stages)).toEqual(rules(original));
    const board = await getBoard.execute(a.ctx(), { pipeline_id: copy.id });
    expect(board.data.map(({ count }) => count)).toEqual(copy.stages.map(() => 0));
  });

  test("a name is used once, whatever its case, also by ten at once", async () => {
    const outcomes = await Promise.all(
      upTo(10).map((n) =>
        outcomeOf(createPipeline.execute(a.ctx(), { name: n % 2 ? "parcerias" : "Parcerias" })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: "invalid", fields: { name: "name_taken" } });
  });

  test("not from another organization's pipeline, and not from two things", async () => {
    const b = await createFixture();
    const copy = (input: object) => outcomeOf(createPipeline.execute(a.ctx(), { name: "Nova", ...input }));
    expect(await copy({ copy_from: b.first.pipeline_id })).toMatchObject({
      fields: { copy_from: "not_found" },
    });
    expect(await copy({ copy_from: own(), template: "quick" })).toMatchObject({ code: "invalid" });
    expect(await names()).not.toContain("Nova");
  });
});

describe("update", () => {
  test("another name, another place", async () => {
    const third = await createPipeline.execute(a.ctx(), { name: "Terceiro", template: "quick" });
    await updatePipeline.execute(a.ctx(), { pipeline_id: third.id, name: "Primeiro", pipeline_order: 0 });
    expect((await names())[0]).toBe("Primeiro");
    expect((await all()).map(({ pipeline_order }) => pipeline_order)).toEqual([0, 1, 2]);
    const taken = { pipeline_id: third.id, name: a.otherPipeline.name };
    expect(await outcomeOf(updatePipeline.execute(a.ctx(), taken))).toMatchObject({
      fields: { name: "name_taken" },
    });
  });

  test("leads enter the default one; there is always exactly one", async () => {
    const third = await createPipeline.execute(a.ctx(), { name: "Terceiro" });
    await updatePipeline.execute(a.ctx(), { pipeline_id: a.otherPipeline.id, is_default: true });
    const made = await createLead.execute(a.ctx(), { full_name: "Nova" });
    expect(made.pipeline_id).toBe(a.otherPipeline.id);
    await Promise.all(
      [own(), a.otherPipeline.id, third.id].map((pipeline_id) =>
        updatePipeline.execute(a.ctx(), { pipeline_id, is_default: true }),
      ),
    );
    expect(await defaults()).toHaveLength(1);
  });
});

describe("moving to another pipeline", () => {
  test("the lead is on the other board and in its forecast, and nowhere else", async () => {
    await moveLead.execute(a.ctx(), { lead_id: a.lead.id, new_stage_id: stageOf(1).id });
    const ids = async (pipeline_id: string) =>
      (await getBoard.execute(a.ctx(), { pipeline_id })).data.flatMap((column) =>
        column.leads.map(({ id }) => id),
      );
    expect(await ids(a.otherPipeline.id)).toEqual([a.lead.id]);
    expect(await ids(own())).not.toContain(a.lead.id);
    const { data } = await getForecast.execute(a.ctx(), { pipeline_id: a.otherPipeline.id });
    expect(data).toMatchObject([{ stage_id: stageOf(1).id, count: 1, total_value: "1000.00" }]);
  });
});

test("sellers read pipelines and change none", async () => {
  const sales = a.ctx("sales");
  expect((await listPipelines.execute(sales, {})).data).toHaveLength(2);
  const attempts = [
    createPipeline.execute(sales, { name: "Minha" }),
    updatePipeline.execute(sales, { pipeline_id: own(), name: "Meu" }),
    deletePipeline.execute(sales, { pipeline_id: a.otherPipeline.id }),
  ];
  for (const outcome of await Promise.all(attempts.map(outcomeOf)))
    expect(outcome).toMatchObject({ code: "forbidden" });
});

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads, pipelines } from "@/db/schema";
import { outsideDoor } from "@/db/org";
import { systemRead } from "@/db/system";
import { createLead, deleteLead, getBoard, moveLead, restoreLead } from "@/lib/leads";
import {
  createPipeline,
  createStage,
  deletePipeline,
  listPipelines,
  updatePipeline,
  updateStage,
} from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { untilSomebodyWaitsFor } from "../support/blocked";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf, cardsOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const all = async () => (await listPipelines.execute(a.ctx(), {})).data;
const names = async () => (await all()).map(({ name }) => name);
const defaults = async () => (await all()).filter(({ is_default }) => is_default).map(({ id }) => id);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const leadRow = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];
const own = () => a.first.pipeline_id;
const stageOf = (index: number) => a.otherPipeline.stages[index] ?? a.first;

describe("delete", () => {
  const remove = (ctx = a.ctx()) =>
    deletePipeline.execute(ctx, { pipeline_id: own(), move_leads_to: stageOf(0).id });

  test("its leads go to the chosen stage in the order of their stages, below those there", async () => {
    const there = await createLead.execute(a.ctx(), { full_name: "Já lá", stage_id: stageOf(0).id });
    const before = [...(await cardsOf(a.first.id)), ...(await cardsOf(a.second.id))].map(({ id }) => id);
    const { result, published } = await publicationsOf(remove, a.ctx());
    expect(result).toEqual({ id: own(), moved_leads: before.length });
    expect((await cardsOf(stageOf(0).id)).map(({ id }) => id)).toEqual([there.id, ...before]);
    expect(await leadRow(a.lead.id)).toMatchObject({
      pipeline_id: a.otherPipeline.id,
      stage_id: stageOf(0).id,
      version: a.lead.version + 1,
    });
    expect(published.map(({ event, data }) => ({ event, data }))).toEqual([
      { event: "pipelines.changed", data: { pipeline_id: own() } },
      { event: "board.changed", data: { pipeline_id: own() } },
      { event: "board.changed", data: { pipeline_id: a.otherPipeline.id } },
    ]);
    expect((await auditOf(a.orgId, "pipeline.delete"))[0]).toMatchObject({
      resource_id: own(),
      changes: { after: { moved_leads: before.length, move_leads_to: stageOf(0).id } },
    });
  });

  test("the one that takes the leads of the default one is the default", async () => {
    const third = await createPipeline.execute(a.ctx(), { name: "Terceiro" });
    await updatePipeline.execute(a.ctx(), { pipeline_id: third.id, pipeline_order: 0 });
    await remove();
    expect(await defaults()).toEqual([a.otherPipeline.id]);
    expect((await createLead.execute(a.ctx(), { full_name: "Nova" })).pipeline_id).toBe(a.otherPipeline.id);
  });

  test("asks for a stage of another pipeline while there are leads; the last one cannot go", async () => {
    const outcome = (input: object) =>
      outcomeOf(deletePipeline.execute(a.ctx(), { pipeline_id: own(), ...input }));
    expect(await outcome({})).toMatchObject({ fields: { move_leads_to: "required" } });
    expect(await outcome({ move_leads_to: a.second.id })).toMatchObject({
      fields: { move_leads_to: "not_found" },
    });
    await deletePipeline.execute(a.ctx(), { pipeline_id: a.otherPipeline.id });
    expect(await outcome({})).toMatchObject({ fields: { pipeline_id: "last_pipeline" } });
    expect(await names()).toHaveLength(1);
  });

  test("all of them at once: one stays, and it is the default", async () => {
    await createPipeline.execute(a.ctx(), { name: "Terceiro" });
    const known = await all();
    await Promise.all(
      known.map(({ id }, n) =>
        outcomeOf(
          deletePipeline.execute(a.ctx(), {
            pipeline_id: id,
            move_leads_to: known[(n + 1) % known.length]?.stages[0]?.id,
          }),
        ),
      ),
    );
    const left = await all();
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter(({ is_default }) => is_default)).toHaveLength(1);
    await everyLeadIsOnABoard();
  });

  test("who comes too late finds no such stage, and nothing more can be done to it", async () => {
    const late = await transact(a.ctx(), async (unit, ctx) => {
      await remove(ctx);
      const started = outsideDoor(() =>
        outcomeOf(createLead.execute(a.ctx(), { full_name: "Tarde", stage_id: a.second.id })),
      );
      await untilSomebodyWaitsFor(unit);
      return { started };
    });
    expect(await late.started).toMatchObject({ code: "invalid", fields: { stage_id: "not_found" } });
    const gone = { code: "not_found" };
    const attempts = [
      getBoard.execute(a.ctx(), { pipeline_id: own() }),
      createStage.execute(a.ctx(), { name: "Nova", pipeline_id: own() }),
      updateStage.execute(a.ctx(), { stage_id: a.first.id, is_active: true }),
      updatePipeline.execute(a.ctx(), { pipeline_id: own(), is_default: true }),
      remove(),
    ];
    for (const outcome of await Promise.all(attempts.map(outcomeOf))) expect(outcome).toMatchObject(gone);
  });

  test.each([1, 2, 3])(
    "while 20 cards move in and out and 10 arrive: every lead is on a board (%i)",
    async () => {
      const made: string[] = [];
      for (const n of upTo(20))
        made.push(
          (await createLead.execute(a.ctx(), { full_name: `M${n}`, stage_id: a.stages[n % 4]?.id })).id,
        );
      const moves = made.map((lead_id, n) => () => {
        const target = n % 3 === 0 ? stageOf(n % 2) : a.stages[(n + 1) % 4];
        return outcomeOf(moveLead.execute(a.ctx(), { lead_id, new_stage_id: target?.id ?? "" }));
      });
      const outcomes = await Promise.all([
        ...moves.slice(0, 10).map((move) => move()),
        outcomeOf(remove()),
        ...moves.slice(10).map((move) => move()),
        ...upTo(10).map((n) =>
          outcomeOf(
            createLead.execute(a.ctx(), { full_name: `N${n}`, stage_id: n % 2 ? a.second.id : undefined }),
          ),
        ),
        outcomeOf(updateStage.execute(a.ctx(), { stage_id: stageOf(0).id, stage_order: 2 })),
        outcomeOf(createPipeline.execute(a.ctx(), { name: "Enquanto isso" })),
      ]);
      for (const outcome of outcomes) {
        if (outcome.ok) continue;
        expect(outcome).toMatchObject({ code: "invalid" });
        expect(Object.values(outcome.fields)).toEqual(["not_found"]);
      }
      expect(await names()).not.toContain("Funil de vendas");
      await everyLeadIsOnABoard();
    },
  );

  test("a lead in the trash comes back on top of the first stage there is", async () => {
    await deleteLead.execute(a.ctx(), { lead_id: a.lead.id });
    await remove();
    const back = await restoreLead.execute(a.ctx(), { lead_id: a.lead.id });
    expect(back).toMatchObject({ pipeline_id: a.otherPipeline.id, stage_id: stageOf(0).id, status: "open" });
    await everyLeadIsOnABoard();
  });
});

async function everyLeadIsOnABoard(): Promise<void> {
  const shown: string[] = [];
  const active = await systemRead()
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(and(eq(pipelines.organization_id, a.orgId), eq(pipelines.is_active, true)));
  for (const { id } of active) {
    const board = await getBoard.execute(a.ctx(), { pipeline_id: id, limit: 100 });
    for (const { stage, leads: cards, count } of board.data) {
      expect(cards).toHaveLength(count);
      shown.push(...cards.map((card) => card.id));
      const positions = (await cardsOf(stage.id)).map(({ position }) => position);
      expect(new Set(positions).size).toBe(positions.length);
    }
  }
  const rows = await systemRead()
    .select({ id: leads.id })
    .from(leads)
    .where(eq(leads.organization_id, a.orgId));
  expect(shown.sort()).toEqual(rows.map(({ id }) => id).sort());
}

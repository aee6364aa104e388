import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads, pipeline_stages } from "@/db/schema";
import { outsideDoor } from "@/db/org";
import { systemRead } from "@/db/system";
import { createLead, getBoard, moveLead } from "@/lib/leads";
import { createStage, deleteStage, listStages, updateStage } from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { untilSomebodyWaitsFor } from "../support/blocked";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf, type Outcome } from "../support/outcome";
import { cardsOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const orders = async () => (await listStages.execute(a.ctx(), {})).data.map(({ stage_order }) => stage_order);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const stageRow = async (id: string) =>
  (await systemRead().select().from(pipeline_stages).where(eq(pipeline_stages.id, id)))[0];

/** Starts something while a stage is being deleted, and lets the deletion commit once it waits. */
async function whileDeleting(stageId: string, start: () => Promise<unknown>): Promise<Outcome> {
  const late = await transact(a.ctx(), async (unit, ctx) => {
    await deleteStage.execute(ctx, { stage_id: stageId, move_leads_to: a.stages[2]?.id });
    const started = outsideDoor(() => outcomeOf(start()));
    await untilSomebodyWaitsFor(unit);
    return { started };
  });
  return late.started;
}

describe("deleting a stage", () => {
  test("a lead or a card that comes too late finds no such stage", async () => {
    const notFound = (field: string) => ({ code: "invalid", fields: { [field]: "not_found" } });
    const create = () => createLead.execute(a.ctx(), { full_name: "Tarde", stage_id: a.second.id });
    expect(await whileDeleting(a.second.id, create)).toMatchObject(notFound("stage_id"));
    const [, , , fourth] = a.stages;
    const move = () => moveLead.execute(a.ctx(), { lead_id: a.lead.id, new_stage_id: fourth?.id ?? "" });
    expect(await whileDeleting(fourth?.id ?? "", move)).toMatchObject(notFound("new_stage_id"));
    await everyLeadIsOnTheBoard();
  });

  test("where leads enter: who comes too late enters at the next one", async () => {
    const late = await whileDeleting(a.first.id, () => createLead.execute(a.ctx(), { full_name: "Tarde" }));
    expect(late).toMatchObject({ ok: true, data: { stage_id: a.second.id } });
  });

  test("all of them at once: one stays", async () => {
    const next = (n: number) => a.stages[(n + 1) % a.stages.length]?.id;
    await Promise.all(
      a.stages.map(({ id }, n) =>
        outcomeOf(deleteStage.execute(a.ctx(), { stage_id: id, move_leads_to: next(n) })),
      ),
    );
    const open = (await listStages.execute(a.ctx(), {})).data;
    expect(open.length).toBeGreaterThan(0);
    await everyLeadIsOnTheBoard();
  });

  test.each([1, 2, 3])(
    "while 20 cards move in and out and 10 arrive: every lead is on the board (%i)",
    async () => {
      const [, , third] = a.stages;
      const made: string[] = [];
      for (let n = 0; n < 20; n += 1)
        made.push(
          (
            await createLead.execute(a.ctx(), {
              full_name: `M${n}`,
              stage_id: n % 2 ? a.second.id : a.first.id,
            })
          ).id,
        );
      const outcomes = await Promise.all([
        ...made
          .slice(0, 10)
          .map((lead_id, n) =>
            outcomeOf(moveLead.execute(a.ctx(), { lead_id, new_stage_id: n % 2 ? a.first.id : a.second.id })),
          ),
        outcomeOf(deleteStage.execute(a.ctx(), { stage_id: a.second.id, move_leads_to: third?.id })),
        ...made
          .slice(10)
          .map((lead_id, n) =>
            outcomeOf(moveLead.execute(a.ctx(), { lead_id, new_stage_id: n % 2 ? a.first.id : a.second.id })),
          ),
        ...upTo(10).map((n) =>
          outcomeOf(
            createLead.execute(a.ctx(), { full_name: `N${n}`, stage_id: n % 2 ? a.second.id : undefined }),
          ),
        ),
        outcomeOf(updateStage.execute(a.ctx(), { stage_id: third?.id ?? "", stage_order: 0 })),
        outcomeOf(createStage.execute(a.ctx(), { name: "Nova" })),
      ]);
      for (const outcome of outcomes) {
        if (outcome.ok) continue;
        expect(outcome).toMatchObject({ code: "invalid" });
        expect(Object.values(outcome.fields)).toEqual(["not_found"]);
      }
      expect(await stageRow(a.second.id)).toMatchObject({ is_active: false });
      await everyLeadIsOnTheBoard();
      expect(await orders()).toEqual(expect.arrayContaining([0, 1, 2]));
    },
  );
});

async function everyLeadIsOnTheBoard(): Promise<void> {
  const board = await getBoard.execute(a.ctx(), { limit: 100 });
  const shown = board.data.flatMap((column) => column.leads.map(({ id }) => id));
  const all = await systemRead()
    .select({ id: leads.id })
    .from(leads)
    .where(eq(leads.organization_id, a.orgId));
  expect(all.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  for (const { stage } of board.data) {
    const positions = (await cardsOf(stage.id)).map(({ position }) => position);
    expect(new Set(positions).size).toBe(positions.length);
  }
}

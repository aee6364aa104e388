import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads } from "@/db/schema";
import { assignLead, createLead, deleteLead, moveLead, moveLeads } from "@/lib/leads";
import { longKeyLength } from "@/lib/leads/renumber";
import { transact } from "@/lib/unit";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf, cardsOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const idsIn = async (stage: { id: string }) => (await cardsOf(stage.id)).map(({ id }) => id);
const third = () => a.stages[2] ?? a.second;
const make = async (count: number, stage = a.first) => {
  const made: string[] = [];
  for (const n of upTo(count))
    made.push((await createLead.execute(a.ctx(), { full_name: `L${n}`, stage_id: stage.id })).id);
  return made;
};
const cards = (ids: string[]) => ids.map((lead_id) => ({ lead_id }));

test("a block lands between its neighbours in the order given, each with entry, trace and event", async () => {
  const [one, two] = (await make(2)) as [string, string];
  const [top, bottom] = (await idsIn(a.second)) as [string, string];
  const { result, published } = await publicationsOf(
    (ctx) =>
      moveLeads.execute(ctx, {
        blocks: [{ leads: cards([two, a.lead.id, one]), new_stage_id: a.second.id, after_id: top }],
      }),
    a.ctx(),
  );
  expect(result.data.map(({ error }) => error)).toEqual([null, null, null]);
  expect(await idsIn(a.second)).toEqual([top, two, a.lead.id, one, bottom]);
  expect(published.map(({ event }) => event)).toEqual(["lead.changed", "lead.changed", "lead.changed"]);
  expect(await auditOf(a.orgId, "lead.move")).toHaveLength(3);
  for (const id of [one, two, a.lead.id])
    expect((await activitiesOf(id)).filter((entry) => entry.activity_type === "stage_change")).toHaveLength(
      1,
    );
});

test("goes back in one request to where each of them was", async () => {
  await make(4);
  const before = await idsIn(a.first);
  const [first = "", second = "", , fourth = ""] = before;
  const gone = [second, fourth, ...(await idsIn(a.second)).slice(0, 1)];
  const wasSecond = await idsIn(a.second);
  await moveLeads.execute(a.ctx(), { blocks: [{ leads: cards(gone), new_stage_id: third().id }] });
  expect(await idsIn(third())).toEqual(gone);
  const { data } = await moveLeads.execute(a.ctx(), {
    blocks: [
      { leads: cards([second]), new_stage_id: a.first.id, after_id: first },
      { leads: cards([fourth]), new_stage_id: a.first.id, after_id: before[2], before_id: before[4] },
      { leads: cards(gone.slice(2)), new_stage_id: a.second.id, before_id: wasSecond[1] },
    ],
  });
  expect(data.every(({ error }) => error === null)).toBe(true);
  expect(await idsIn(a.first)).toEqual(before);
  expect(await idsIn(a.second)).toEqual(wasSecond);
});

test("two blocks for the same gap stand below each other, without a key twice", async () => {
  const [one = "", two = "", three = ""] = await make(3);
  const [top = "", bottom = ""] = await idsIn(a.second);
  const to = { new_stage_id: a.second.id, after_id: top };
  await moveLeads.execute(a.ctx(), {
    blocks: [
      { leads: cards([one, two]), ...to },
      { leads: cards([three]), ...to },
    ],
  });
  expect(await idsIn(a.second)).toEqual([top, one, two, three, bottom]);
  const positions = (await cardsOf(a.second.id)).map(({ position }) => position);
  expect(new Set(positions).size).toBe(5);
});

describe("one that cannot go stays and says why; the others move", () => {
  test("changed meanwhile, deleted, somebody else's, and in need of a reason", async () => {
    const [fresh = "", stale = "", deleted = "", foreign = ""] = await make(4);
    await assignLead.execute(a.ctx(), { lead_id: foreign, assigned_to: a.colleague.id });
    await deleteLead.execute(a.ctx(), { lead_id: deleted });
    const block = {
      leads: [
        { lead_id: fresh, version: 1 },
        { lead_id: stale, version: 7 },
        { lead_id: deleted },
        { lead_id: foreign },
      ],
      new_stage_id: third().id,
    };
    const { data } = await moveLeads.execute(a.ctx("sales"), { blocks: [block] });
    expect(data.map(({ lead_id, error }) => [lead_id, error?.code])).toEqual([
      [fresh, undefined],
      [stale, "version_conflict"],
      [deleted, "not_found"],
      [foreign, "not_found"],
    ]);
    expect(data[1]?.lead).toMatchObject({ id: stale, version: 1, stage_id: a.first.id });
    expect(data[3]?.lead).toBeNull();
    expect(await idsIn(third())).toEqual([fresh]);

    const lost = { leads: cards([fresh]), new_stage_id: a.lost.id };
    const [refused] = (await moveLeads.execute(a.ctx(), { blocks: [lost] })).data;
    expect(refused?.error).toEqual({
      code: "invalid",
      reason: "fields.reason_required",
      fields: { close_reason_id: "reason_required" },
    });
    const why = { ...lost, close_reason_id: a.lostReasonId };
    const [closed] = (await moveLeads.execute(a.ctx(), { blocks: [why] })).data;
    expect(closed?.lead).toMatchObject({ status: "lost", close_reason_id: a.lostReasonId });
  });

  test("a card twice, none at all, or a stage that is not there refuse the whole", async () => {
    const twice = { leads: cards([a.lead.id, a.lead.id]), new_stage_id: a.second.id };
    const outcome = (blocks: object[]) =>
      outcomeOf(moveLeads.execute(a.ctx(), { blocks } as Parameters<typeof moveLeads.execute>[1]));
    expect(await outcome([twice])).toMatchObject({ code: "invalid" });
    expect(await outcome([])).toMatchObject({ code: "invalid" });
    const b = await createFixture();
    const nowhere = { leads: cards([a.lead.id]), new_stage_id: b.second.id };
    expect(await outcome([nowhere])).toMatchObject({
      fields: { "blocks.0.new_stage_id": "not_found" },
    });
    expect(await idsIn(a.first)).toEqual([a.lead.id]);
  });
});

test.each([1, 2, 3])(
  "100 parallel moves of the same cards: moved or refused, nothing lost (%i)",
  async () => {
    const made = await make(12);
    const stages = [a.first, a.second, third()];
    const all = [...(await idsIn(a.first)), ...(await idsIn(a.second))];
    const outcomes = await Promise.all(
      upTo(100).map((n) => {
        const new_stage_id = stages[n % 3]?.id ?? "";
        if (n % 4 === 0)
          return outcomeOf(moveLead.execute(a.ctx(), { lead_id: made[n % 12] ?? "", new_stage_id }));
        const some = [made[n % 12], made[(n + 5) % 12], made[(n + 7) % 12]].map((id) => id ?? "");
        const back = { leads: cards(some.slice(1)), new_stage_id: stages[(n + 1) % 3]?.id ?? "" };
        const blocks = [{ leads: cards(some.slice(0, 1)), new_stage_id, after_id: made[(n + 3) % 12] }, back];
        return outcomeOf(moveLeads.execute(a.ctx(), { blocks }));
      }),
    );
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    const now = await Promise.all(stages.map((stage) => cardsOf(stage.id)));
    expect(
      now
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(all.sort());
    for (const column of now)
      expect(new Set(column.map(({ position }) => position)).size).toBe(column.length);
  },
  60_000,
);

test("into a gap without room: the neighbours get short keys, the order stays, everybody is told", async () => {
  const [one = "", two = ""] = await make(2);
  const [top = "", bottom = ""] = await idsIn(a.second);
  const tight = `a0${"V".repeat(longKeyLength)}`;
  await setPosition(top, `${tight}G`);
  await setPosition(bottom, `${tight}H`);
  const { published } = await publicationsOf(
    (ctx) =>
      moveLeads.execute(ctx, {
        blocks: [{ leads: cards([one, two]), new_stage_id: a.second.id, after_id: top }],
      }),
    a.ctx(),
  );
  expect(await idsIn(a.second)).toEqual([top, one, two, bottom]);
  expect(Math.max(...(await cardsOf(a.second.id)).map(({ position }) => position.length))).toBeLessThan(
    longKeyLength,
  );
  expect(published.map(({ event }) => event)).toContain("board.changed");
});

async function setPosition(id: string, position: string): Promise<void> {
  await transact(a.ctx(), ({ db }) => db.update(leads, { position }, eq(leads.id, id)));
}

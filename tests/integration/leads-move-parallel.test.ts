import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { createLead, moveLead } from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf, cardsOf } from "../support/rows";

let a: Fixture;
let cards: string[];
beforeEach(async () => {
  a = await createFixture();
  for (let n = 0; n < 2; n += 1)
    await createLead.execute(a.ctx(), { full_name: `Card ${n}`, stage_id: a.second.id });
  cards = await order(a.second.id);
  expect(cards).toHaveLength(4);
});
const order = async (stageId: string) => (await cardsOf(stageId)).map(({ id }) => id);
const move = (lead_id: string, new_stage_id: string, place: object = {}) =>
  moveLead.execute(a.ctx(), { lead_id, new_stage_id, ...place });
const at = (index: number) => cards[index] ?? "";

test("100 moves of one card at once: each wins or is told, and the card is in one place", async () => {
  const stages = a.stages.slice(0, 4);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, n) => {
      const versioned = n % 2 === 0 ? { version: 1 } : {};
      return outcomeOf(move(a.lead.id, stages[n % 4]?.id ?? "", versioned));
    }),
  );
  const won = outcomes.filter(({ ok }) => ok).length;
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe("version_conflict");
  expect(
    outcomes.filter((_, n) => n % 2 === 1).every(({ ok }) => ok),
    "without a version nobody is refused",
  ).toBe(true);
  expect(
    outcomes.filter((outcome, n) => n % 2 === 0 && outcome.ok).length,
    "of one version one wins at most",
  ).toBeLessThanOrEqual(1);
  const [lead] = await systemRead().select().from(leads).where(eq(leads.id, a.lead.id));
  expect(lead?.version).toBe(1 + won);
  expect(await auditOf(a.orgId, "lead.move")).toHaveLength(won);
});

test("40 cards back and forth between two columns at once: one order, no place twice, nobody deadlocks", async () => {
  const made: string[] = [];
  for (let n = 0; n < 40; n += 1)
    made.push(
      (await createLead.execute(a.ctx(), { full_name: `M${n}`, stage_id: n % 2 ? a.first.id : a.second.id }))
        .id,
    );
  const outcomes = await Promise.all(
    made.flatMap((id, n) => {
      const target = n % 2 ? a.second.id : a.first.id;
      const neighbour = made[(n * 7 + 3) % 40];
      return [
        outcomeOf(move(id, target, { after_id: neighbour })),
        outcomeOf(move(id, target, { before_id: neighbour })),
      ];
    }),
  );
  for (const outcome of outcomes) expect(outcome, JSON.stringify(outcome)).toMatchObject({ ok: true });
  const rows = [...(await cardsOf(a.first.id)), ...(await cardsOf(a.second.id))];
  expect(rows).toHaveLength(45);
  for (const stage of [a.first, a.second]) {
    const positions = (await cardsOf(stage.id)).map(({ position }) => position);
    expect(new Set(positions).size).toBe(positions.length);
  }
});

test("new leads arrive at the top while others are moved there: no place twice", async () => {
  await Promise.all([
    ...Array.from({ length: 20 }, (_, n) =>
      createLead.execute(a.ctx(), { full_name: `N${n}`, stage_id: a.second.id }),
    ),
    ...Array.from({ length: 20 }, (_, n) => move(at(n % 4), a.second.id)),
  ]);
  const positions = (await cardsOf(a.second.id)).map(({ position }) => position);
  expect(positions).toHaveLength(24);
  expect(new Set(positions).size).toBe(24);
});

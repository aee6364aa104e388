import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { systemRead } from "@/db/system";
import { assignLead, createLead, deleteLead, foldTotals, getBoard, moveLead, updateLead } from "@/lib/leads";
import { deleteStage } from "@/lib/pipeline";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const kept = () =>
  systemRead().execute(sql`
    select stage_id, assigned_to, currency, sum(lead_count)::int as count, sum(total_value)::text as total,
           sum(weighted_value)::numeric(20,4)::text as weighted, sum(unweighted_value)::text as unweighted
      from lead_totals where organization_id = ${a.orgId}
     group by 1, 2, 3 having sum(lead_count) <> 0 order by 1, 2, 3`);
const counted = () =>
  systemRead().execute(sql`
    select stage_id, assigned_to, currency, count(*)::int as count,
           coalesce(sum(estimated_value), 0)::numeric(20,2)::text as total,
           coalesce(sum(estimated_value * probability / 100.0), 0)::numeric(20,4)::text as weighted,
           coalesce(sum(estimated_value) filter (where probability is null), 0)::numeric(20,2)::text as unweighted
      from leads where organization_id = ${a.orgId} and deleted_at is null
     group by 1, 2, 3 order by 1, 2, 3`);

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** The stages of every organization the other files make, too. */
const everything = { above: 0, stagesMax: 1_000_000 };

test("the totals are a recount after everything at once, folding included", async () => {
  const made = await Promise.all(
    upTo(10).map((n) =>
      createLead.execute(a.ctx(), {
        full_name: `Lead ${n}`,
        stage_id: n % 2 ? a.first.id : a.second.id,
        estimated_value: n * 10,
        currency: n % 3 ? "BRL" : "USD",
        probability: n % 4 ? null : 35,
      }),
    ),
  );
  const open = a.stages.filter(({ stage_type }) => stage_type !== "lost");
  const work = made.flatMap(({ id }, n) => [
    () => moveLead.execute(a.ctx(), { lead_id: id, new_stage_id: open[n % open.length]?.id ?? "" }),
    () =>
      updateLead.execute(a.ctx(), { lead_id: id, estimated_value: n * 7, probability: n % 5 ? 50 : null }),
    () => assignLead.execute(a.ctx(), { lead_id: id, assigned_to: n % 2 ? a.colleague.id : null }),
    () => (n % 6 ? foldTotals(everything) : deleteLead.execute(a.ctx(), { lead_id: id })),
  ]);
  await Promise.all(work.map((start) => outcomeOf(start())));
  await deleteStage.execute(a.ctx(), { stage_id: a.second.id, move_leads_to: a.first.id });
  expect(await kept()).toEqual(await counted());
  await Promise.all([foldTotals(everything), foldTotals(everything)]);
  expect(await kept()).toEqual(await counted());
  // Two runs at once take different rows, so each may leave one of a group; the next run makes them one.
  await foldTotals(everything);
  const [rows] = await systemRead().execute<{ count: number; groups: number }>(sql`
    select count(*)::int, count(distinct (stage_id, assigned_to, currency))::int as groups
      from lead_totals where organization_id = ${a.orgId}`);
  expect(rows?.count).toBe(rows?.groups);
}, 120_000);

test("the board says the same with the totals and by counting, for everybody and for their own", async () => {
  await createLead.execute(a.ctx(), {
    full_name: "Otto",
    stage_id: a.first.id,
    assigned_to: a.people.sales.id,
    estimated_value: "123.45",
    probability: 80,
  });
  await createLead.execute(a.ctx(), { full_name: "Toni", stage_id: a.first.id, assigned_to: a.colleague.id });
  for (const role of ["admin", "sales"] as const) {
    const sums = async (filter: object) =>
      (await getBoard.execute(a.ctx(role), filter)).data.map(({ count, total_value, sums: all }) => ({
        count,
        total_value,
        all,
      }));
    // Every card has a t in its name: the filter changes nothing but the way to count.
    const all = await getBoard.execute(a.ctx(role), {});
    expect(all.data.map(({ count }) => count)).toEqual(all.data.map(({ leads }) => leads.length));
    for (const assigned_to of [undefined, "none", a.people.sales.id])
      expect(await sums({ assigned_to, q: "t" })).toEqual(await sums({ assigned_to }));
  }
});

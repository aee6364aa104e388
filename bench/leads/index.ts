import type { Sql } from "postgres";
import { register, startBenchStack } from "../stack";
import { cases, type World } from "./cases";
import { assertSameAnswers } from "./compare";
import { enterContestants, type Contestant } from "./contestants";
import { copyOrganization, fill } from "./fill";
import { printGrowth, printMemory, printSize, type Sized } from "./report";
import { joined, memoryMibOf, runRound } from "./round";

const organizations = 50;
/** What the organization that is asked has; its neighbours share the rest. */
const ownLeads = 1_000;
const unlimited = { API_RATE_LIMIT_PER_MINUTE: "100000000" };

/**
 * Reads and writes of leads over HTTP with a real credential, beside floors in the same interleaved rounds, while the
 * database grows around the organization that asks, and, in the long run, within it.
 */
export async function benchLeads({
  isQuick,
  onStop,
}: {
  isQuick: boolean;
  onStop: (stop: () => Promise<void>) => void;
}): Promise<void> {
  const { stack, sql, stop } = await startBenchStack(unlimited);
  let contestants: Contestant[] = [];
  const stopAll = async () => {
    await Promise.all(contestants.map((contestant) => contestant.stop()));
    await stop();
  };
  onStop(stopAll);
  try {
    const { orgId, token } = await register(stack);
    const neighbours = await copyOrganization(sql, orgId, organizations - 1);
    await fill(sql, [{ orgId, leads: ownLeads, messages: 0 }]);
    contestants = await enterContestants(stack, orgId, token);
    const pace = isQuick ? { rounds: 2, seconds: 2 } : { rounds: 3, seconds: 4 };
    const sizes = isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
    const measured: Sized[] = [];
    let there = ownLeads;
    for (const size of sizes) {
      const each = Math.round((size - there) / neighbours.length);
      await fill(
        sql,
        neighbours.map((neighbour) => ({ orgId: neighbour, leads: each, messages: 0 })),
      );
      there = size;
      measured.push(
        await measureSize(sql, orgId, `${size} in ${organizations} organizations`, contestants, pace),
      );
    }
    printGrowth(measured, "neighbours");
    if (!isQuick) {
      await fill(sql, [{ orgId, leads: 1_000_000, messages: 0 }]);
      const within = await measureSize(
        sql,
        orgId,
        "1000000 more in the organization itself",
        contestants,
        pace,
      );
      printGrowth([measured[0] ?? within, within], "within");
    }
    printMemory(contestants.map(({ name, pid }) => ({ name, mib: memoryMibOf(pid) })));
  } finally {
    await stopAll();
  }
}

async function measureSize(
  sql: Sql,
  orgId: string,
  title: string,
  contestants: Contestant[],
  pace: { rounds: number; seconds: number },
): Promise<Sized> {
  const world = await worldOf(sql, orgId);
  await assertSameAnswers(contestants, world);
  const results: Sized["results"] = [];
  for (const each of cases) {
    const rounds = contestants.map((contestant) => ({
      contestant,
      results: [] as Parameters<typeof joined>[0],
    }));
    for (const contestant of contestants) await runRound(contestant, each, world, 1);
    // Interleaved: whatever else the machine does meets all of them.
    for (let round = 0; round < pace.rounds; round += 1)
      for (const entry of rounds)
        entry.results.push(await runRound(entry.contestant, each, world, pace.seconds));
    results.push({
      case: each,
      by: Object.fromEntries(rounds.map(({ contestant, results }) => [contestant.name, joined(results)])),
    });
  }
  const sized = { title, results };
  printSize(sized);
  return sized;
}

async function worldOf(sql: Sql, orgId: string): Promise<World> {
  const stages = await sql<{ id: string }[]>`
    select id from pipeline_stages where organization_id = ${orgId} and is_active and stage_type = 'open' order by stage_order`;
  const leads = await sql<{ id: string }[]>`
    select id from leads where organization_id = ${orgId} order by id limit 5000`;
  return { stageIds: stages.map(({ id }) => id), leadIds: leads.map(({ id }) => id) };
}

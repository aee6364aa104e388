import { isDeepStrictEqual } from "node:util";
import { cases, type Ask, type World } from "./cases";
import type { Contestant } from "./contestants";

/** What only the app says of each hit or sum, or a write makes anew. */
const own = new Set(["sums", "total_value"]);

/** Jobs of earlier writes may still change what is read. */
const settleTimeoutMs = 60_000;
const settlePollMs = 500;

/**
 * A floor that answers something else is none: lists and boards have to be the same to the last field, hits the same
 * leads, writes the same fields.
 */
export async function assertSameAnswers(contestants: Contestant[], world: World): Promise<void> {
  const deadline = Date.now() + settleTimeoutMs;
  for (;;) {
    const difference = await findDifference(contestants, world);
    if (!difference) return;
    if (Date.now() > deadline) throw new Error(difference);
    await new Promise((resolve) => setTimeout(resolve, settlePollMs));
  }
}

async function findDifference([app, ...floors]: Contestant[], world: World): Promise<string | undefined> {
  if (!app) return;
  for (const { name, kind, ask } of cases) {
    const asked = ask(world);
    const expected = reduced(name, kind, await parsed(app, asked));
    for (const floor of floors) {
      const given = reduced(name, kind, await parsed(floor, asked));
      if (!isDeepStrictEqual(given, expected))
        return `${floor.name} answers ${name} otherwise: ${JSON.stringify(given).slice(0, 800)}`;
    }
  }
}

async function parsed(contestant: Contestant, ask: Ask): Promise<unknown> {
  const answer = await contestant.ask(ask);
  return typeof answer === "string" ? JSON.parse(answer) : JSON.parse(JSON.stringify(answer));
}

type Answer = { data: { hits: { id: string }[] }[] };

function reduced(name: string, kind: "read" | "write", answer: unknown): unknown {
  if (kind === "write") return Object.keys(answer as object).sort();
  if (name === "search") return (answer as Answer).data.map(({ hits }) => hits.map(({ id }) => id));
  return withoutOwn(answer);
}

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !own.has(key))
      .map(([key, item]) => [key, withoutOwn(item)]),
  );
}

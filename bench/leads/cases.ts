import { firstNames, lastNames } from "./words";

/** What is asked for; the floors answer under the same paths as the app. */
export type Ask = { method: "GET" | "POST" | "PATCH"; path: string; body?: Record<string, unknown> };
export type Case = { name: string; kind: "read" | "write"; ask(world: World): Ask };
/** What there is to ask for. */
export type World = { stageIds: string[]; leadIds: string[] };

let count = 0;
const pick = <T>(items: readonly T[]): T => items[(count += 1) % items.length] as T;
const words = lastNames.filter((name) => name.length > 4);

export const cases: Case[] = [
  { name: "list", kind: "read", ask: () => ({ method: "GET", path: "/api/crm/leads?limit=50" }) },
  {
    name: "filtered list",
    kind: "read",
    ask: ({ stageIds }) => {
      const filter = JSON.stringify({ field: "estimated_value", op: "gte", value: 50_000 });
      const query = new URLSearchParams({ limit: "50", stage_id: pick(stageIds), filter });
      return { method: "GET", path: `/api/crm/leads?${query}` };
    },
  },
  { name: "board", kind: "read", ask: () => ({ method: "GET", path: "/api/crm/pipeline/board?limit=20" }) },
  {
    name: "search",
    kind: "read",
    ask: () => {
      const query = new URLSearchParams({ q: `${pick(firstNames)} ${pick(words)}`, kinds: "leads" });
      return { method: "GET", path: `/api/crm/search?${query}` };
    },
  },
  {
    name: "create",
    kind: "write",
    ask: () => {
      const mark = crypto.randomUUID().slice(0, 13);
      return {
        method: "POST",
        path: "/api/crm/leads",
        body: {
          full_name: `${pick(firstNames)} ${pick(lastNames)}`,
          email: `${mark}@bench.example.com`,
          company: "Padaria Bench",
          estimated_value: "1500.00",
        },
      };
    },
  },
  {
    name: "move",
    kind: "write",
    ask: ({ leadIds, stageIds }) => ({
      method: "PATCH",
      path: `/api/crm/leads/${leadIds[Math.floor(Math.random() * leadIds.length)]}/stage`,
      body: { new_stage_id: stageIds[Math.floor(Math.random() * stageIds.length)] },
    }),
  },
];

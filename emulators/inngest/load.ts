import { z } from "zod";
import type { FunctionItem, Run, RunItem } from "./model";
import type { Store } from "./store";
import { FunctionConfig, type InngestEvent } from "./wire";

const dedupeWindowMs = 24 * 3_600_000;

const json = z.string().transform((text) => JSON.parse(text) as unknown);
const Events = json.transform((value) => value as InngestEvent[]); // Written by `Changes` from InngestEvent[].
const RunRow = z.object({
  id: z.string(),
  seq: z.coerce.number(),
  function_id: z.string(),
  events: Events,
  slots: json.pipe(z.array(z.string())),
  singleton_key: z.string().nullable(),
  parent_run_id: z.string().nullable(),
  parent_step_id: z.string().nullable(),
  created_at_ms: z.number(),
  req_version: z.number(),
  force_plan: z.boolean(),
});
const QueueRow = z.object({
  id: z.string(),
  kind: z.enum(["discovery", "step", "sleep", "wait", "invoke", "debounce", "batch", "cron"]),
  run_id: z.string().nullable(),
  function_id: z.string(),
  step_id: z.string().nullable(),
  available_at_ms: z.number(),
  attempt: z.number(),
  payload: json.nullable(),
  created_at_ms: z.number(),
});
const WaitPayload = z.object({ event: z.string(), expression: z.string().optional() });
const FunctionPayload = z.object({ events: z.array(z.unknown()), cron: z.string().optional() });
const FunctionRow = z.object({
  app_url: z.string(),
  config: json.pipe(FunctionConfig),
  archived: z.boolean(),
});

export type Snapshot = {
  functions: z.infer<typeof FunctionRow>[];
  runs: Run[];
  functionItems: FunctionItem[];
  dedupe: { key: string; atMs: number }[];
  nextSeq: number;
};

/** Reads what an earlier executor left, to continue where it stopped. */
export async function loadSnapshot({ sql }: Store): Promise<Snapshot> {
  const runRows = await sql`select * from inngest_local.runs where status = 'active' order by seq`;
  const runs = new Map(runRows.map((row) => [String(row.id), toRun(RunRow.parse(row))]));
  const steps = await sql`select s.run_id, s.step_id, s.memo from inngest_local.steps s
    join inngest_local.runs r on r.id = s.run_id where r.status = 'active' order by s.position`;
  for (const step of steps) runs.get(step.run_id)?.memo.set(step.step_id, step.memo);
  const functionItems: FunctionItem[] = [];
  for (const row of await sql`select * from inngest_local.queue`) {
    const item = QueueRow.parse(row);
    const run = item.run_id === null ? undefined : runs.get(item.run_id);
    if (run) run.items.set(item.id, toRunItem(item, run));
    else if (item.run_id === null) functionItems.push(toFunctionItem(item));
  }
  const functions = await sql`select app_url, config, archived from inngest_local.functions`;
  const dedupe = await sql`select key, at_ms from inngest_local.dedupe
    where at_ms > ${Date.now() - dedupeWindowMs} order by at_ms`;
  const [last] = await sql`select coalesce(max(seq), 0) as seq from inngest_local.runs`;
  return {
    functions: functions.map((row) => FunctionRow.parse(row)),
    runs: [...runs.values()],
    functionItems,
    dedupe: dedupe.map((row) => ({ key: String(row.key), atMs: Number(row.at_ms) })),
    nextSeq: Number(last?.seq ?? 0) + 1,
  };
}

function toRun(row: z.infer<typeof RunRow>): Run {
  return {
    id: row.id,
    seq: row.seq,
    functionId: row.function_id,
    events: row.events,
    createdAtMs: row.created_at_ms,
    slots: row.slots,
    ...(row.singleton_key !== null && { singletonKey: row.singleton_key }),
    ...(row.parent_run_id !== null && {
      parent: { runId: row.parent_run_id, stepId: row.parent_step_id ?? "" },
    }),
    status: "active",
    started: row.req_version !== -1,
    reqVersion: row.req_version,
    forcePlan: row.force_plan,
    items: new Map(),
    memo: new Map(),
    watchers: new Set(),
  };
}

function toRunItem(row: z.infer<typeof QueueRow>, run: Run): RunItem {
  return {
    id: row.id,
    // Rows with a run are only ever written by `runItemRow`, which has no other kinds.
    kind: row.kind as RunItem["kind"],
    run,
    stepId: row.step_id ?? "step",
    availableAtMs: row.available_at_ms,
    attempt: row.attempt,
    ...(row.kind === "wait" && { wait: WaitPayload.parse(row.payload) }),
    hangUps: 0,
    inFlight: false,
  };
}

function toFunctionItem(row: z.infer<typeof QueueRow>): FunctionItem {
  const payload = FunctionPayload.parse(row.payload);
  return {
    id: row.id,
    // Rows without a run are only ever written by `functionItemRow`.
    kind: row.kind as FunctionItem["kind"],
    functionId: row.function_id,
    availableAtMs: row.available_at_ms,
    events: payload.events as InngestEvent[],
    createdAtMs: row.created_at_ms,
    ...(payload.cron && { cron: payload.cron }),
  };
}

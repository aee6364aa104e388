import type { Engine } from "./engine";
import { finishRun } from "./finish";
import type { Run } from "./model";
import { cancelled } from "./runs";
import { Tx } from "./tx";

const timeoutCheckMs = 1_000;
const purgeEveryMs = 60_000;
const dedupeWindowMs = 24 * 3_600_000;

/** Ends runs that overran their `timeouts` and removes what is no longer needed. */
export function startMaintenance(engine: Engine, keepFinishedMs: number): { stop(): void } {
  const timeouts = setInterval(() => endOverdueRuns(engine), timeoutCheckMs);
  const purge = setInterval(() => {
    purgeOld(engine, keepFinishedMs).catch((error: unknown) =>
      engine.log("warn", "purge failed", { error: String(error) }),
    );
  }, purgeEveryMs);
  return {
    stop() {
      clearInterval(timeouts);
      clearInterval(purge);
    },
  };
}

function endOverdueRuns(engine: Engine) {
  if (!engine.registry.active().some((fn) => fn.startTimeoutMs ?? fn.finishTimeoutMs)) return;
  const tx = new Tx();
  for (const run of [...engine.runs.values()]) {
    if (isOverdue(engine, run)) finishRun(engine, tx, run, cancelled("timed out (timeouts)"));
  }
  engine.commitLater(tx);
}

function isOverdue(engine: Engine, run: Run): boolean {
  const fn = engine.registry.get(run.functionId);
  const limitMs = Math.min(
    fn?.finishTimeoutMs ?? Infinity,
    run.started ? Infinity : (fn?.startTimeoutMs ?? Infinity),
  );
  return Date.now() - run.createdAtMs > limitMs;
}

async function purgeOld(engine: Engine, keepFinishedMs: number) {
  const { sql } = engine.store;
  const beforeMs = Date.now() - keepFinishedMs;
  await sql`with gone as (
      delete from inngest_local.runs where status <> 'active' and finished_at_ms < ${beforeMs} returning id
    ) delete from inngest_local.steps where run_id in (select id from gone)`;
  const forgottenMs = Date.now() - dedupeWindowMs;
  await sql`delete from inngest_local.dedupe where at_ms < ${forgottenMs}`;
  // In order of insertion, so the first young key ends the search.
  for (const [key, atMs] of engine.dedupe) {
    if (atMs >= forgottenMs) break;
    engine.dedupe.delete(key);
  }
}

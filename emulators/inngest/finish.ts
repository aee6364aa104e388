import type { Engine } from "./engine";
import { ulid } from "./ids";
import type { Outcome, Run } from "./model";
import { publish } from "./publish";
import { resumeStep } from "./runs";
import type { Tx } from "./tx";
import type { InngestEvent } from "./wire";

/** Ends a run: drops what it still had queued, tells the run that invoked it, sends Inngest's own events. */
export function finishRun(engine: Engine, tx: Tx, run: Run, outcome: Outcome) {
  if (run.status !== "active") return;
  run.status = outcome.status;
  engine.runs.delete(run.id);
  for (const watcher of [...run.watchers]) engine.watchers.remove(watcher);
  for (const itemId of run.items.keys()) tx.changes.remove(itemId);
  run.items.clear();
  tx.changes.updateRun(run, outcome);
  if (run.parent) answerParent(engine, tx, run.parent, outcome);
  for (const event of systemEvents(run, outcome)) {
    if (engine.registry.listensTo(event.name) || engine.watchers.has(event.name)) publish(engine, tx, event);
  }
}

function answerParent(engine: Engine, tx: Tx, parent: NonNullable<Run["parent"]>, outcome: Outcome) {
  const parentRun = engine.runs.get(parent.runId);
  const waiting = [...(parentRun?.items.values() ?? [])].find(
    (item) => item.kind === "invoke" && item.stepId === parent.stepId,
  );
  if (!waiting) return;
  const memo = outcome.status === "completed" ? { data: outcome.output ?? null } : { error: outcome.error };
  resumeStep(engine, tx, waiting, JSON.stringify(memo));
}

function systemEvents(run: Run, outcome: Outcome): InngestEvent[] {
  const event = run.events[0];
  const common = { function_id: run.functionId, run_id: run.id, event, events: run.events };
  const error = outcome.status === "completed" ? undefined : { ...outcome.error, __serialized: true };
  const finished = systemEvent("inngest/function.finished", {
    ...common,
    ...(outcome.status === "completed" ? { result: outcome.output ?? null } : { error }),
    ...(run.parent && { correlation_id: `${run.parent.runId}.${run.parent.stepId}` }),
  });
  // A handler of failures that fails must not call itself.
  const handlesFailures = event?.name === "inngest/function.failed";
  if (outcome.status === "failed" && !handlesFailures) {
    return [systemEvent("inngest/function.failed", { ...common, error }), finished];
  }
  if (outcome.status === "cancelled")
    return [systemEvent("inngest/function.cancelled", { ...common, error }), finished];
  return [finished];
}

const systemEvent = (name: string, data: Record<string, unknown>): InngestEvent => ({
  data,
  id: ulid(),
  name,
  ts: Date.now(),
  user: {},
});

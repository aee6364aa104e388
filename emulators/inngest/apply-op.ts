import { compileExpression } from "./expression";
import { dueAtMs } from "./duration";
import type { Engine } from "./engine";
import { finishRun } from "./finish";
import { ulid } from "./ids";
import type { Run, RunItem } from "./model";
import { addItem, saveStep, startRun, watchItem } from "./runs";
import type { Tx } from "./tx";
import type { StepOp } from "./wire";

const yearMs = 365 * 86_400_000;

/** Applies one operation of a reply, except failed steps, which concern the attempt. */
export function applyOp(engine: Engine, tx: Tx, run: Run, op: StepOp) {
  switch (op.op) {
    case "StepRun":
    case "Step":
      return saveStep(tx, run, op.id, JSON.stringify({ data: op.data ?? null }));
    case "RunComplete":
      return finishRun(engine, tx, run, { status: "completed", output: op.data ?? null });
    case "StepPlanned":
      return plan(tx, run, op, "step", Date.now());
    case "Sleep":
      return sleep(engine, tx, run, op);
    case "WaitForEvent":
      return waitForEvent(engine, tx, run, op);
    case "InvokeFunction":
      return invoke(engine, tx, run, op);
    default:
      return fail(
        engine,
        tx,
        run,
        `the local executor does not support ${op.op} (step "${op.displayName ?? op.id}")`,
      );
  }
}

/** Queues a step once: a run that races steps reports those under way again. */
function plan(tx: Tx, run: Run, op: StepOp, kind: RunItem["kind"], atMs: number, wait?: RunItem["wait"]) {
  const known = run.memo.has(op.id) || [...run.items.values()].some(({ stepId }) => stepId === op.id);
  return known ? undefined : addItem(tx, run, kind, op.id, atMs, wait);
}

function sleep(engine: Engine, tx: Tx, run: Run, op: StepOp) {
  const atMs = dueAtMs(op.name ?? undefined, Date.now());
  if (atMs === undefined) return fail(engine, tx, run, `cannot sleep for "${op.name ?? ""}"`);
  plan(tx, run, op, "sleep", atMs);
}

function waitForEvent(engine: Engine, tx: Tx, run: Run, op: StepOp) {
  const atMs = dueAtMs(op.opts?.timeout ?? undefined, Date.now()) ?? Date.now() + yearMs;
  const expression = op.opts?.if ?? undefined;
  try {
    if (expression !== undefined) compileExpression(expression);
  } catch (error) {
    return fail(engine, tx, run, `step "${op.displayName ?? op.id}": ${String(error)}`);
  }
  const item = plan(tx, run, op, "wait", atMs, { event: op.name ?? "", ...(expression && { expression }) });
  if (item?.wait) watchItem(engine, item, item.wait);
}

function invoke(engine: Engine, tx: Tx, run: Run, op: StepOp) {
  const functionId = op.opts?.function_id ?? "";
  const fn = engine.registry.get(functionId);
  if (!fn) {
    const error = { name: "Error", message: `could not find function with ID: ${functionId}` };
    return saveStep(tx, run, op.id, JSON.stringify({ error }));
  }
  const atMs = dueAtMs(op.opts?.timeout ?? undefined, Date.now()) ?? Date.now() + yearMs;
  if (!plan(tx, run, op, "invoke", atMs)) return;
  const correlation = { fn_id: fn.id, correlation_id: `${run.id}.${op.id}`, source_fn_id: run.functionId };
  const event = {
    ...op.opts?.payload,
    data: { ...op.opts?.payload?.data, _inngest: correlation },
    id: ulid(),
    name: "inngest/function.invoked",
    ts: Date.now(),
    user: {},
  };
  startRun(engine, tx, fn, [event], { runId: run.id, stepId: op.id });
}

function fail(engine: Engine, tx: Tx, run: Run, message: string) {
  engine.log("error", message, { run: run.id, function: run.functionId });
  finishRun(engine, tx, run, { status: "failed", error: { name: "Error", message } });
}

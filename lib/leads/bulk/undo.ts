import type { JobRow, StepResult } from "@/lib/jobs";
import { parseInput } from "@/lib/operation";
import { BulkInput } from "./schemas";
import type { Inner, Trace } from "./change";
import { attempt, finish, lockChunk, nextItems, progress } from "./items";
import { takeBack } from "./take-back";

/** Back to what was, chunk by chunk, where nobody has changed the same since. */
export async function undoBulk(ctx: Inner, job: JobRow): Promise<StepResult> {
  const { action } = parseInput(BulkInput, job.params);
  const items = await nextItems(ctx, job, "changed");
  if (items.length === 0) return { done: true };
  const traces = items.map(({ before }) => before as Trace); // written by `stepBulk`
  await lockChunk(
    ctx,
    items,
    traces.flatMap(({ before }) => before.stage_id ?? []),
  );
  const outcomes: { outcome: string; reason: string | null }[] = [];
  for (const [index, item] of items.entries()) {
    const trace = traces[index];
    if (!trace) continue;
    const tried = await attempt(ctx, (inner) => takeBack(inner, item.lead_id ?? "", action, trace));
    const back = tried.ok && tried.value;
    const reason = back ? null : tried.ok ? "changed_since" : tried.reason;
    const done = { outcome: back ? "restored" : "kept", reason };
    await finish(ctx, item, done);
    outcomes.push(done);
  }
  return { ...progress(job, items, outcomes, "undo_reasons"), total: Number(job.result.changed) };
}

import { sql } from "drizzle-orm";
import { background_job_items, leads } from "@/db/schema";
import type { JobRow, StepResult } from "@/lib/jobs";
import { parseInput } from "@/lib/operation";
import { BulkInput } from "./schemas";
import { changeLead, type Inner } from "./change";
import { attempt, finish, lockChunk, nextItems, progress } from "./items";
import { targetsOf } from "./targets";

const undoHours = 72;

/** First the leads are written down: a change may make them fit no longer. Then they are changed, chunk by chunk. */
export async function stepBulk(ctx: Inner, job: JobRow): Promise<StepResult> {
  const input = parseInput(BulkInput, job.params);
  if (job.checkpoint.listed === undefined) return listItems(ctx, job, input);
  const items = await nextItems(ctx, job, "pending");
  if (items.length === 0) return { done: true, undoHours };
  await lockChunk(ctx, items, input.stage_id ? [input.stage_id] : []);
  const outcomes: { outcome: string; reason: string | null }[] = [];
  for (const item of items) {
    const tried = await attempt(ctx, (inner) => changeLead(inner, item.lead_id ?? "", input, job.id));
    const outcome = !tried.ok ? "refused" : tried.value ? "changed" : "unchanged";
    const done = { outcome, reason: tried.ok ? null : tried.reason };
    await finish(ctx, item, { ...done, ...(tried.ok && tried.value && { before: tried.value }) });
    outcomes.push(done);
  }
  // From the first chunk on, so that a job somebody stopped can be taken back as far as it came.
  return { ...progress(job, items, outcomes, "reasons"), undoHours };
}

/** Oldest first, so that the newest end up on top where leads are put on top of a stage. */
async function listItems(ctx: Inner, job: JobRow, input: BulkInput): Promise<StepResult> {
  const { db } = ctx.unit;
  const [made] = await db.tx.execute<{ count: number }>(sql`
    with made as (
      insert into ${background_job_items} (id, organization_id, job_id, item_number, lead_id, outcome)
      select gen_random_uuid(), ${db.orgId}::uuid, ${job.id}::uuid, row_number() over (order by ${leads.id}),
        ${leads.id}, 'pending'
      from ${leads} where ${await targetsOf(ctx, db, input)}
      returning 1)
    select count(*)::int as count from made`);
  const total = made?.count ?? 0;
  const counts = { action: input.action, changed: 0, unchanged: 0, refused: 0 };
  return { done: total === 0, total, checkpoint: { listed: true, at: 0 }, result: counts };
}

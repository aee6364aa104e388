import { eq, sql } from "drizzle-orm";
import { tasks } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { LeadRow } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { TaskIdInput } from "./schemas";
import { lockTask, recordTask, taskOf } from "./task";

/** Done. Answers with the lead's next task, so that the caller can ask for a next step where there is none. */
export const completeTask = defineOperation({
  name: "task.complete",
  permission: "leads.write",
  input: TaskIdInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { task: before, lead } = await lockTask(ctx, db, input);
      if (before.done_at)
        return { ...(await taskOf(db, before.id)), ...whatIsLeft(lead, lead?.next_task_id ?? null) };
      const done = { done_at: new Date().toISOString(), done_by: actorUserId(ctx.actor) };
      const [after] = await db.update(
        tasks,
        { ...done, version: sql`${tasks.version} + 1` },
        eq(tasks.id, before.id),
      );
      if (!after) throw notFound();
      const { next_task_id } = await recordTask(ctx, unit, { action: "complete", before, after, lead });
      return { ...(await taskOf(db, after.id)), ...whatIsLeft(lead, next_task_id) };
    }),
});

const whatIsLeft = (lead: LeadRow | null, next_task_id: string | null) => ({
  next_task_id,
  needs_next_step: lead?.status === "open" && next_task_id === null,
});

export const reopenTask = defineOperation({
  name: "task.reopen",
  permission: "leads.write",
  input: TaskIdInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { task: before, lead } = await lockTask(ctx, db, input);
      if (!before.done_at) return taskOf(db, before.id);
      const [after] = await db.update(
        tasks,
        { done_at: null, done_by: null, version: sql`${tasks.version} + 1` },
        eq(tasks.id, before.id),
      );
      if (!after) throw notFound();
      await recordTask(ctx, unit, { action: "reopen", before, after, lead });
      return taskOf(db, after.id);
    }),
});

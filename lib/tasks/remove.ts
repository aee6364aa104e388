import { eq, sql } from "drizzle-orm";
import { tasks } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { TaskIdInput } from "./schemas";
import { lockTask, recordTask, taskOf } from "./task";

/** Takes a task off every list; `task.restore` takes that back. */
export const deleteTask = defineOperation({
  name: "task.delete",
  permission: "leads.write",
  input: TaskIdInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { task: before, lead } = await lockTask(ctx, unit.db, input);
      const [after] = await unit.db.update(
        tasks,
        { deleted_at: new Date().toISOString(), version: sql`${tasks.version} + 1` },
        eq(tasks.id, before.id),
      );
      if (!after) throw notFound();
      await recordTask(ctx, unit, { action: "delete", before, after, lead });
      return { id: after.id, version: after.version };
    }),
});

export const restoreTask = defineOperation({
  name: "task.restore",
  permission: "leads.write",
  input: TaskIdInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { task: before, lead } = await lockTask(ctx, db, input, { deleted: true });
      if (!before.deleted_at) return taskOf(db, before.id);
      const [after] = await db.update(
        tasks,
        { deleted_at: null, version: sql`${tasks.version} + 1` },
        eq(tasks.id, before.id),
      );
      if (!after) throw notFound();
      await recordTask(ctx, unit, { action: "restore", before, after, lead });
      return taskOf(db, after.id);
    }),
});

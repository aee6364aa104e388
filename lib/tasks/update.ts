import { eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { tasks } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { assertOwner } from "./create";
import { dueInZone, dueOf, reminderOf, zoneOfUser } from "./due";
import { UpdateTaskInput } from "./schemas";
import { lockTask, recordTask, taskOf, type TaskRow } from "./task";

type Changes = Omit<ReturnType<typeof UpdateTaskInput.parse>, "task_id" | "version">;

/** Another time, another owner, other words. */
export const updateTask = defineOperation({
  name: "task.update",
  permission: "leads.write",
  input: UpdateTaskInput,
  run: (ctx, { task_id, version, ...input }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { task: before, lead } = await lockTask(ctx, db, { task_id, version });
      if (input.assigned_to && input.assigned_to !== before.assigned_to)
        await assertOwner(db, input.assigned_to, lead);
      const changes = await changesOf(db, before, input);
      const [after] = await db.update(
        tasks,
        { ...changes, version: sql`${tasks.version} + 1` },
        eq(tasks.id, task_id),
      );
      if (!after) throw notFound();
      await recordTask(ctx, unit, { action: "update", before, after, lead });
      return taskOf(db, task_id);
    }),
});

/** A task that moves in time reminds anew, unless it had no reminder. */
async function changesOf(db: OrgDb, before: TaskRow, input: Changes) {
  const { due_at, due_on, remind_at, title, task_type, assigned_to = before.assigned_to } = input;
  const zone = await zoneOfUser(db, assigned_to);
  const formerZone = assigned_to === before.assigned_to ? zone : await zoneOfUser(db, before.assigned_to);
  const due = dueOf(zone, { due_at, due_on }) ?? dueInZone(before, formerZone, zone);
  const { due_at: dueAt, is_all_day } = due;
  const moved = dueAt !== before.due_at;
  const reminder =
    remind_at !== undefined
      ? { remind_at, reminded_at: null }
      : moved && before.remind_at
        ? { remind_at: reminderOf(zone, due), reminded_at: null }
        : {};
  return {
    ...(title !== undefined && { title }),
    ...(task_type !== undefined && { task_type }),
    assigned_to,
    due_at: dueAt,
    is_all_day,
    ...reminder,
  };
}

import { and, asc, inArray, isNull, lte, sql } from "drizzle-orm";
import { leads, tasks } from "@/db/schema";
import { withSystem } from "@/db/system";
import { systemGrants } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { membersWhoSee } from "@/lib/leads";
import { notify } from "@/lib/notify";
import { transact, type Unit } from "@/lib/unit";
import type { TaskRow } from "./task";

const batchSize = 500;

/**
 * Gives the reminders that are due, over all organizations. The system door only looks; each organization's reminders
 * are given through its own door, where the update of `reminded_at` decides which of two workers gives them.
 */
export async function remindDueTasks(): Promise<{ reminded: number }> {
  let reminded = 0;
  for (;;) {
    const due = await withSystem("find due reminders", (db) =>
      db
        .select({ id: tasks.id, organization_id: tasks.organization_id })
        .from(tasks)
        .where(dueNow)
        .orderBy(asc(tasks.remind_at))
        .limit(batchSize),
    );
    const byOrganization = Map.groupBy(due, ({ organization_id }) => organization_id);
    for (const [orgId, rows] of byOrganization)
      reminded += await remind(
        orgId,
        rows.map(({ id }) => id),
      );
    if (due.length < batchSize) return { reminded };
  }
}

const dueNow = and(
  lte(tasks.remind_at, sql`now()`),
  isNull(tasks.reminded_at),
  isNull(tasks.done_at),
  isNull(tasks.deleted_at),
);

function remind(orgId: string, ids: string[]): Promise<number> {
  const ctx: Ctx = {
    org: { id: orgId },
    actor: { type: "system", job: "remind-tasks" },
    grants: systemGrants,
    requestId: newId(),
    locale: "pt-BR",
  };
  return transact(ctx, async (unit) => {
    const claimed = await unit.db.update(
      tasks,
      // The clock of the row stays: a reminder is no change of the task.
      { reminded_at: new Date().toISOString(), updated_at: sql`${tasks.updated_at}` },
      and(inArray(tasks.id, ids), dueNow) ?? sql`false`,
    );
    let given = 0;
    for (const task of claimed) if (await remindOf(unit, task)) given += 1;
    return given;
  });
}

/** Nobody is sent to a lead that is gone or that they may not see any more. */
async function remindOf(unit: Unit, task: TaskRow): Promise<boolean> {
  const { db } = unit;
  const lead = task.lead_id ? await db.byId(leads, task.lead_id) : null;
  const owner = lead ? lead.assigned_to : task.assigned_to;
  if (lead?.deleted_at || !(await membersWhoSee(db, owner, [task.assigned_to])).has(task.assigned_to))
    return false;
  await notify(unit, {
    user_id: task.assigned_to,
    kind: "task_due",
    group_key: `task:${task.id}`,
    lead_id: task.lead_id,
    data: { task_id: task.id },
  });
  return true;
}

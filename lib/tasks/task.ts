import { and, eq, isNotNull, isNull, or, sql, type InferSelectModel, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, leads, tasks, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { assertVisible, touchLead, visibleTo, type LeadRow } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import { refreshNextTask } from "./next";
import type { Task } from "./schemas";

export type TaskRow = InferSelectModel<typeof tasks>;

/** The columns of the DTO; select with `taskJoins`. */
const taskColumns = {
  id: tasks.id,
  lead_id: tasks.lead_id,
  lead_name: leads.full_name,
  title: tasks.title,
  task_type: tasks.task_type,
  due_at: tasks.due_at,
  is_all_day: tasks.is_all_day,
  assigned_to: tasks.assigned_to,
  assigned_to_name: users.full_name,
  created_by: tasks.created_by,
  done_at: tasks.done_at,
  done_by: tasks.done_by,
  remind_at: tasks.remind_at,
  version: tasks.version,
  created_at: tasks.created_at,
  updated_at: tasks.updated_at,
};

/** Tasks with the names around them. */
export async function selectTasks(
  db: OrgDb,
  { where, order, limit }: { where: SQL | undefined; order: SQL[]; limit: number },
): Promise<Task[]> {
  const rows = await db.tx
    .select(taskColumns)
    .from(tasks)
    .innerJoin(users, eq(users.id, tasks.assigned_to))
    .leftJoin(leads, ofLead)
    .where(db.in(tasks, where))
    .orderBy(...order)
    .limit(limit);
  return rows as Task[];
}

export const ofLead = and(eq(leads.organization_id, tasks.organization_id), eq(leads.id, tasks.lead_id));

export async function taskOf(db: OrgDb, id: string): Promise<Task> {
  const [task] = await selectTasks(db, { where: eq(tasks.id, id), order: [sql`1`], limit: 1 });
  if (!task) throw notFound();
  return task;
}

/** As visible as its lead; without one, to its owner and to those who see everything. With `leads` joined. */
export function visibleTasks(ctx: Ctx): SQL | undefined {
  const userId = actorUserId(ctx.actor);
  const own =
    ctx.grants.visibility === "all" ? undefined : userId ? eq(tasks.assigned_to, userId) : sql`false`;
  return or(
    and(isNull(tasks.lead_id), own ?? sql`true`),
    and(isNotNull(leads.id), isNull(leads.deleted_at), visibleTo(ctx, leads.assigned_to)),
  );
}

/**
 * The task and its lead, both locked, the lead first as everywhere.
 *
 * @throws AppError `not_found`, `version_conflict` with the task as it is now in `current`.
 */
export async function lockTask(
  ctx: Ctx,
  db: OrgDb,
  { task_id, version }: { task_id: string; version?: number },
  { deleted = false } = {},
): Promise<{ task: TaskRow; lead: LeadRow | null }> {
  const seen = await db.byId(tasks, task_id);
  if (!seen) throw notFound();
  const lead = seen.lead_id ? await lockLead(ctx, db, seen.lead_id) : null;
  const task = await db.lock(tasks, task_id);
  const isTheirs = ctx.grants.visibility === "all" || task?.assigned_to === actorUserId(ctx.actor);
  if (!task || (task.deleted_at !== null && !deleted) || (!lead && !isTheirs)) throw notFound();
  if (version !== undefined && version !== task.version)
    throw new AppError("version_conflict", { extra: { current: await taskOf(db, task_id) } });
  return { task, lead };
}

export async function lockLead(ctx: Ctx, db: OrgDb, leadId: string): Promise<LeadRow> {
  const lead = await db.lock(leads, leadId);
  assertVisible(ctx, lead);
  return lead;
}

/** What every change of a task leaves behind: the lead's next step, a timeline entry, the trace, the event. */
export async function recordTask(
  ctx: Ctx,
  unit: Unit,
  change: {
    action: "create" | "update" | "complete" | "reopen" | "delete" | "restore";
    before: TaskRow | null;
    after: TaskRow;
    lead: LeadRow | null;
  },
): Promise<{ next_task_id: string | null }> {
  const { action, before, after, lead } = change;
  const next = lead ? await refreshNextTask(unit.db, lead.id) : { next_task_id: null };
  // Planning and doing are work on the lead; moving a task to another day, or taking it off, is not.
  if (lead && (action === "create" || action === "complete")) await touchLead(unit.db, lead.id);
  if (lead && action !== "update") {
    await unit.db.append(lead_activities, {
      lead_id: lead.id,
      user_id: actorUserId(ctx.actor),
      activity_type: `task_${action}`,
      title: after.title,
      metadata: { task_id: after.id, task_type: after.task_type, due_at: after.due_at },
    });
  }
  await unit.audit({
    action: `task.${action}`,
    resource_type: "task",
    resource_id: after.id,
    before: before && traced(before),
    after: traced(after),
  });
  const data = { task_id: after.id, lead_id: after.lead_id, version: after.version };
  const owner = { assigned_to: after.assigned_to, previously: before?.assigned_to };
  unit.publish({ event: "task.changed", data, audience: owner });
  if (lead && lead.assigned_to !== after.assigned_to)
    unit.publish({ event: "task.changed", data, audience: { assigned_to: lead.assigned_to } });
  return next;
}

const traced = ({ lead_id, title, task_type, due_at, assigned_to, done_at, deleted_at }: TaskRow) => ({
  lead_id,
  title,
  task_type,
  due_at,
  assigned_to,
  done_at,
  deleted_at,
});

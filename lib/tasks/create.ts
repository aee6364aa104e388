import type { OrgDb } from "@/db/org";
import { tasks } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { assertMember, membersWhoSee, type LeadRow } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { dueOf, reminderOf, zoneOfUser } from "./due";
import { CreateTaskInput } from "./schemas";
import { lockLead, recordTask, taskOf } from "./task";

/** A next step, of a lead or of nobody in particular. Without an owner it is the writer's own. */
export const createTask = defineOperation({
  name: "task.create",
  permission: "leads.write",
  input: CreateTaskInput,
  run: (ctx, { lead_id, due_at, due_on, remind_at, ...values }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const lead = lead_id ? await lockLead(ctx, db, lead_id) : null;
      const assigned_to = values.assigned_to ?? actorUserId(ctx.actor);
      if (!assigned_to) throw invalid({ assigned_to: "required" });
      await assertOwner(db, assigned_to, lead);
      const zone = await zoneOfUser(db, assigned_to);
      const due = dueOf(zone, { due_at, due_on });
      if (!due) throw invalid({ due_at: "required" });
      const task = await db.insert(tasks, {
        ...values,
        ...due,
        lead_id: lead?.id ?? null,
        assigned_to,
        created_by: actorUserId(ctx.actor),
        remind_at: remind_at === undefined ? reminderOf(zone, due) : remind_at,
      });
      await recordTask(ctx, unit, { action: "create", before: null, after: task, lead });
      return taskOf(db, task.id);
    }),
});

/** Whoever has the task must be able to open what it is about. @throws AppError `invalid` */
export async function assertOwner(db: OrgDb, userId: string, lead: LeadRow | null): Promise<void> {
  await assertMember(db, "assigned_to", userId);
  if (lead && !(await membersWhoSee(db, lead.assigned_to, [userId])).has(userId))
    throw invalid({ assigned_to: "not_found" });
}

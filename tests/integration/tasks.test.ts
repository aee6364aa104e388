import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads, notifications, tasks, users } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { assignLead, getLead } from "@/lib/leads";
import { listNotifications } from "@/lib/notifications";
import {
  completeTask,
  countTasks,
  createTask,
  deleteTask,
  listTasks,
  remindDueTasks,
  reopenTask,
  restoreTask,
  updateTask,
} from "@/lib/tasks";
import { addDays, dayIn, endOfDay } from "@/lib/zoned-time";
import { memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const zone = "America/Sao_Paulo";
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const make = (
  values: Partial<Parameters<typeof createTask.execute>[1]> = {},
  role: "admin" | "sales" = "admin",
) =>
  createTask.execute(a.ctx(role), {
    lead_id: a.lead.id,
    title: "Ligar",
    ...(!values.due_on && { due_at: hours(2) }),
    ...values,
  });
const nextOf = async () => {
  const { next_task_id, next_task_title, next_task_at } = await getLead.execute(a.ctx(), {
    lead_id: a.lead.id,
  });
  return { next_task_id, next_task_title, next_task_at };
};
const listed = async (input: Parameters<typeof listTasks.execute>[1], ctx = a.ctx()) =>
  (await listTasks.execute(ctx, input)).data.map(({ id }) => id);

describe("the lead's next step", () => {
  test("is the earliest open task, through every change, and changes nothing else of the lead", async () => {
    const before = await getLead.execute(a.ctx(), { lead_id: a.lead.id });
    const soon = await make({ title: "Ligar" });
    expect(await nextOf()).toEqual({
      next_task_id: soon.id,
      next_task_title: "Ligar",
      next_task_at: soon.due_at,
    });
    const sooner = await make({ title: "Responder", due_at: hours(1) });
    expect(await nextOf()).toMatchObject({ next_task_id: sooner.id });
    await updateTask.execute(a.ctx(), { task_id: sooner.id, due_at: hours(100) });
    expect(await nextOf()).toMatchObject({ next_task_id: soon.id });
    expect(await completeTask.execute(a.ctx(), { task_id: soon.id })).toMatchObject({
      next_task_id: a.task.id,
    });
    await reopenTask.execute(a.ctx(), { task_id: soon.id });
    expect(await nextOf()).toMatchObject({ next_task_id: soon.id });
    await deleteTask.execute(a.ctx(), { task_id: soon.id });
    expect(await nextOf()).toMatchObject({ next_task_id: a.task.id });
    await restoreTask.execute(a.ctx(), { task_id: soon.id });
    expect(await nextOf()).toMatchObject({ next_task_id: soon.id });
    const after = await getLead.execute(a.ctx(), { lead_id: a.lead.id });
    expect({ version: after.version, updated_at: after.updated_at }).toEqual({
      version: before.version,
      updated_at: before.updated_at,
    });
  });

  test("is none after the last one is done, and completing says so", async () => {
    expect(await completeTask.execute(a.ctx(), { task_id: a.task.id })).toMatchObject({ next_task_id: null });
    expect(await nextOf()).toEqual({ next_task_id: null, next_task_title: null, next_task_at: null });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({ activity_type: "task_complete" });
    expect(await auditOf(a.orgId, "task.complete")).toHaveLength(1);
  });

  test("is right after twenty at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => make({ due_at: hours(30 - index) })));
    const [first] = await listed({ lead_id: a.lead.id, limit: 1 });
    expect(await nextOf()).toMatchObject({ next_task_id: first });
  });
});

describe("who sees and has tasks", () => {
  test("a task is as visible as its lead; one without a lead is its owner's and of those who see all", async () => {
    const own = await createTask.execute(a.ctx("sales"), { title: "Estudar", due_at: hours(1) });
    const colleague = quiet(memberCtx(a.orgId, a.colleague, "sales"));
    expect(await listed({}, a.ctx("sales"))).toEqual([own.id, a.task.id]);
    expect(await listed({}, colleague)).toEqual([a.task.id]);
    expect(await listed({}, a.ctx("manager"))).toEqual([own.id, a.task.id]);
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id });
    expect(await listed({}, a.ctx("sales"))).toEqual([own.id]);
    for (const [ctx, id] of [
      [a.ctx("sales"), a.task.id],
      [colleague, own.id],
    ] as const)
      expect(await outcomeOf(completeTask.execute(ctx, { task_id: id }))).toMatchObject({
        code: "not_found",
      });
  });

  test("whoever may not see the lead cannot be given its task", async () => {
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.people.sales.id });
    expect(await outcomeOf(make({ assigned_to: a.colleague.id }))).toMatchObject({
      fields: { assigned_to: "not_found" },
    });
    expect(await make({ assigned_to: a.people.sales.id })).toMatchObject({ assigned_to: a.people.sales.id });
  });

  test("an older version is refused with the task as it is", async () => {
    await updateTask.execute(a.ctx(), { task_id: a.task.id, title: "Outro" });
    expect(
      await outcomeOf(updateTask.execute(a.ctx(), { task_id: a.task.id, title: "Meu", version: 1 })),
    ).toMatchObject({ code: "version_conflict" });
  });

  test("owner and lead's owner are told, with ids only", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => createTask.execute(ctx, { lead_id: a.lead.id, title: "Ligar", due_at: hours(1) }),
      a.ctx(),
    );
    const data = { task_id: result.id, lead_id: a.lead.id, version: 1 };
    expect(published).toEqual([
      { event: "task.changed", data, audience: { assigned_to: a.people.admin.id, previously: undefined } },
      { event: "task.changed", data, audience: { assigned_to: null } },
    ]);
  });
});

describe("today", () => {
  test("is the person's own: the same moment is today for one and tomorrow for another", async () => {
    const today = dayIn(zone, new Date());
    const mine = await make({ due_on: today });
    expect(mine).toMatchObject({ is_all_day: true, due_at: endOfDay(zone, today).toISOString() });
    const late = await make({ due_at: hours(-1) });
    const later = await make({ due_on: addDays(today, 2) });
    expect(await listed({ view: "today", assigned_to: "me" })).toEqual([mine.id]);
    expect(await listed({ view: "overdue", assigned_to: "me" })).toEqual([late.id]);
    expect(await listed({ view: "upcoming" })).toContain(later.id);
    expect(await countTasks.execute(a.ctx(), {})).toMatchObject({ overdue: 1, today: 1, time_zone: zone });
    // Where it is 17 hours later than in São Paulo, the end of São Paulo's today is tomorrow.
    await withSystem("test", (db) =>
      db.update(users).set({ time_zone: "Pacific/Kiritimati" }).where(eq(users.id, a.people.admin.id)),
    );
    const there = dayIn("Pacific/Kiritimati", endOfDay(zone, today));
    const isToday = there === dayIn("Pacific/Kiritimati", new Date());
    expect(await listed({ view: "today", assigned_to: "me" })).toEqual(isToday ? [mine.id] : []);
    expect(await countTasks.execute(a.ctx(), {})).toMatchObject({ time_zone: "Pacific/Kiritimati" });
  });

  test("pages neither lose nor repeat a task due at the same moment", async () => {
    const due_at = hours(5);
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push((await make({ due_at })).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTasks.execute(a.ctx(), { lead_id: a.lead.id, limit: 2, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...made, a.task.id]);
  });
});

describe("reminders", () => {
  const mine = (userId: string) =>
    systemRead().select().from(notifications).where(eq(notifications.user_id, userId));
  const dueNow = (id: string) =>
    withSystem("test", (db) =>
      db
        .update(tasks)
        .set({ remind_at: hours(-1) })
        .where(eq(tasks.id, id)),
    );

  test("are given once, by two workers at the same time", async () => {
    const task = await make({ assigned_to: a.colleague.id });
    await dueNow(task.id);
    await Promise.all([remindDueTasks(), remindDueTasks()]);
    await remindDueTasks();
    const given = await mine(a.colleague.id);
    expect(given).toMatchObject([
      { kind: "task_due", count: 1, data: { task_id: task.id }, lead_id: a.lead.id },
    ]);
    const colleague = quiet(memberCtx(a.orgId, a.colleague, "sales"));
    expect((await listNotifications.execute(colleague, {})).data).toMatchObject([
      { kind: "task_due", task_title: "Ligar", lead_name: a.lead.full_name },
    ]);
  });

  test("are not given for what is done, deleted or out of sight, and again after the task moved", async () => {
    const [done, gone, hidden, moved] = [await make(), await make(), await make(), await make()];
    await completeTask.execute(a.ctx(), { task_id: done.id });
    await deleteTask.execute(a.ctx(), { task_id: gone.id });
    await withSystem("test", (db) =>
      db.update(tasks).set({ assigned_to: a.colleague.id }).where(eq(tasks.id, hidden.id)),
    );
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.people.sales.id });
    for (const { id } of [done, gone, hidden, moved]) await dueNow(id);
    await remindDueTasks();
    expect(await mine(a.colleague.id)).toEqual([]);
    const keys = async () =>
      (await mine(a.people.admin.id)).flatMap(({ kind, count }) => (kind === "task_due" ? [count] : []));
    expect(await keys()).toEqual([1]);
    await updateTask.execute(a.ctx(), { task_id: moved.id, due_at: hours(50) });
    await dueNow(moved.id);
    await remindDueTasks();
    expect(await keys()).toEqual([2]);
  });
});

test("tasks of a deleted lead are gone with it", async () => {
  await withSystem("test", (db) =>
    db.update(leads).set({ deleted_at: new Date().toISOString() }).where(eq(leads.id, a.lead.id)),
  );
  expect(await listed({})).toEqual([]);
  expect(await outcomeOf(completeTask.execute(a.ctx(), { task_id: a.task.id }))).toMatchObject({
    code: "not_found",
  });
});

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { leads } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { completeTask, createTask, listTasks, updateTask } from "@/lib/tasks";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const make = () => createTask.execute(a.ctx(), { lead_id: a.lead.id, title: "Ligar", due_at: hours(2) });

test("a next step is asked for where the last one is done on an open lead only", async () => {
  const other = await make();
  const done = (id: string) => completeTask.execute(a.ctx(), { task_id: id });
  expect(await done(other.id)).toMatchObject({ needs_next_step: false });
  expect(await done(a.task.id)).toMatchObject({ needs_next_step: true });
  const late = await make();
  await withSystem("test", (db) => db.update(leads).set({ status: "lost" }).where(eq(leads.id, a.lead.id)));
  expect(await done(late.id)).toMatchObject({ next_task_id: null, needs_next_step: false });
  const { data: doneToday } = await listTasks.execute(a.ctx(), { view: "done_today", assigned_to: "me" });
  expect(doneToday.map(({ id }) => id).toSorted()).toEqual([other.id, a.task.id, late.id].toSorted());
});

test("a task planned or done ends that the lead is stale; one put off does not", async () => {
  const staleSince = async () =>
    (await systemRead().select().from(leads).where(eq(leads.id, a.lead.id)))[0]?.stale_since;
  const growStale = () =>
    withSystem("test", (db) =>
      db
        .update(leads)
        .set({ stale_since: hours(-48), updated_at: a.lead.updated_at })
        .where(eq(leads.id, a.lead.id)),
    );
  await growStale();
  await updateTask.execute(a.ctx(), { task_id: a.task.id, due_at: hours(9) });
  expect(await staleSince()).toBeTruthy();
  await make();
  expect(await staleSince()).toBeNull();
  await growStale();
  await completeTask.execute(a.ctx(), { task_id: a.task.id });
  expect(await staleSince()).toBeNull();
});

import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { background_jobs, organization_members, tags } from "@/db/schema";
import { systemRead } from "@/db/system";
import { AppError } from "@/lib/errors";
import { cancelJob, getJob, listJobs, registerJob, runJob, startJob, sweepJobs, undoJob } from "@/lib/jobs";
import { transact } from "@/lib/unit";
import { jobCtx } from "../support/context";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { useOwnDatabase } from "../support/own-database";
import { publicationsOf } from "../support/publications";
import { auditOf, eventsOf } from "../support/rows";

/** Makes `params.count` tags, two per chunk; fails on chunk `params.failAt` with `params.how`. */
registerJob("make_tags", {
  async step({ unit }, job) {
    const from = Number(job.checkpoint.next ?? 0);
    const to = Math.min(from + 2, Number(job.params.count));
    for (let number = from; number < to; number++) await unit.db.insert(tags, { name: `t${number}` });
    if (job.params.failAt === from && job.params.how === "refused") throw new AppError("limit_reached");
    if (job.params.failAt === from) throw new Error("database went away");
    return {
      done: to === Number(job.params.count),
      processed: to - from,
      checkpoint: { next: to },
      undoHours: 1,
    };
  },
  async undo({ unit }) {
    return { done: true, processed: await unit.db.remove(tags, eq(tags.organization_id, unit.db.orgId)) };
  },
});

let a: Fixture;
beforeAll(useOwnDatabase);
beforeEach(async () => {
  a = await createFixture();
});
const start = (params: Record<string, unknown>) =>
  transact(a.ctx(), (unit) => startJob(a.ctx(), unit, { kind: "make_tags", params, total: 5 }));
const work = (job_id: string) => runJob.execute(jobCtx(a.orgId), { job_id });
const tagCount = async () =>
  (await systemRead().select().from(tags).where(eq(tags.organization_id, a.orgId))).length;

describe("a job", () => {
  test("is asked for with its commit, works in chunks and tells its progress to who asked", async () => {
    const { result, published } = await publicationsOf(
      (ctx) =>
        transact(ctx, (unit) => startJob(ctx, unit, { kind: "make_tags", params: { count: 5 }, total: 5 })),
      a.ctx(),
    );
    expect(published).toEqual([
      { event: "job.changed", data: { job_id: result.id }, audience: { only: a.people.admin.id } },
    ]);
    expect(await eventsOf(a.orgId, "job/requested")).toMatchObject([{ data: { job_id: result.id } }]);
    expect(await work(result.id)).toEqual({ outcome: "ended" });
    expect(await getJob.execute(a.ctx(), { job_id: result.id })).toMatchObject({
      status: "done",
      processed: 5,
      can_undo: true,
    });
    expect(await tagCount()).toBe(5);
  });

  test("run by five at once is done once", async () => {
    const { id } = await start({ count: 9 });
    await Promise.all(Array.from({ length: 5 }, () => work(id)));
    await work(id);
    expect(await tagCount()).toBe(9);
    expect(await getJob.execute(a.ctx(), { job_id: id })).toMatchObject({ status: "done", processed: 9 });
  });

  test("whose chunk was refused has failed, and the chunk left nothing", async () => {
    const { id } = await start({ count: 5, failAt: 2, how: "refused" });
    expect(await work(id)).toEqual({ outcome: "ended" });
    expect(await tagCount()).toBe(2);
    expect(await getJob.execute(a.ctx(), { job_id: id })).toMatchObject({
      status: "failed",
      error: "limit_reached",
      processed: 2,
    });
  });

  test("that breaks is tried again, and given up in the end", async () => {
    const { id } = await start({ count: 5, failAt: 2 });
    for (let attempt = 1; attempt < 5; attempt++) await expect(work(id)).rejects.toThrow("went away");
    expect(await work(id)).toEqual({ outcome: "ended" });
    expect(await getJob.execute(a.ctx(), { job_id: id })).toMatchObject({
      status: "failed",
      error: "unexpected",
    });
  });

  test("of somebody who left does nothing more", async () => {
    const { id } = await start({ count: 5 });
    await systemRead()
      .update(organization_members)
      .set({ is_active: false })
      .where(eq(organization_members.user_id, a.people.admin.id));
    await work(id);
    expect(await tagCount()).toBe(0);
    const [job] = await systemRead().select().from(background_jobs).where(eq(background_jobs.id, id));
    expect(job).toMatchObject({ status: "failed", error: "requester_left" });
  });

  test("stays with who asked", async () => {
    const { id } = await start({ count: 1 });
    expect(await outcomeOf(getJob.execute(a.ctx("manager"), { job_id: id }))).toMatchObject({
      code: "not_found",
    });
    const mine = await listJobs.execute(a.ctx(), {});
    const theirs = await listJobs.execute(a.ctx("manager"), {});
    expect(mine.data.map((job) => job.id)).toContain(id);
    expect(theirs.data.map((job) => job.id)).not.toContain(id);
  });

  test("can be canceled while it waits and undone when it is done", async () => {
    const { id } = await start({ count: 4 });
    expect(await outcomeOf(undoJob.execute(a.ctx(), { job_id: id }))).toMatchObject({ code: "conflict" });
    await cancelJob.execute(a.ctx(), { job_id: id });
    expect(await work(id)).toEqual({ outcome: "gone" });
    expect(await tagCount()).toBe(0);
    expect(await auditOf(a.orgId, "job.cancel")).toHaveLength(1);

    const second = await start({ count: 4 });
    await work(second.id);
    expect(await undoJob.execute(a.ctx(), { job_id: second.id })).toMatchObject({ status: "undoing" });
    await work(second.id);
    expect(await tagCount()).toBe(0);
    expect(await getJob.execute(a.ctx(), { job_id: second.id })).toMatchObject({
      status: "undone",
      can_undo: false,
    });
  });
});

test("the sweeper asks again for what lost its process, and for nothing else", async () => {
  const { id } = await start({ count: 3 });
  const fresh = await start({ count: 3 });
  const past = new Date(Date.now() - 120_000).toISOString();
  await systemRead()
    .update(background_jobs)
    .set({ status: "running", checkpoint: { next: 2 }, processed: 2, updated_at: past })
    .where(eq(background_jobs.id, id));
  expect((await sweepJobs()).resumed).toBeGreaterThanOrEqual(1);
  const asked = (await eventsOf(a.orgId, "job/requested")).map(({ data }) => data.job_id);
  expect(asked.filter((job) => job === id)).toHaveLength(2);
  expect(asked.filter((job) => job === fresh.id)).toHaveLength(1);
  await work(id);
  expect(await tagCount(), "from its checkpoint").toBe(1);
});

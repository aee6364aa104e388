import { eq, inArray, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { background_job_items, leads, notifications, pipeline_stages } from "@/db/schema";
import { systemRead } from "@/db/system";
import type { Ctx } from "@/lib/context";
import { cancelJob, getJob, runJob } from "@/lib/jobs";
import { bulkLeads, leftOut, previewBulk, summarizeLeads, updateLead } from "@/lib/leads";
import { bulkSupport } from "../support/bulk";
import { jobCtx } from "../support/context";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const { addLeads, work, undo } = bulkSupport(() => a);
const countOf = async (ctx: Ctx, filter: unknown) => (await summarizeLeads.execute(ctx, { filter })).count;
const rowsOf = (ids: string[]) =>
  systemRead().select().from(leads).where(inArray(leads.id, ids)).orderBy(leads.id);
const stateOf = async (ids: string[]) =>
  (await rowsOf(ids)).map(
    ({ updated_at: _at, version: _version, position: _position, last_activity_at: _active, ...row }) => row,
  );

describe("a bulk change", () => {
  test("of all that fit reaches each of a thousand once, and is taken back but for what changed since", async () => {
    const { filter, tag } = await addLeads(1_005, { tags: ["many"] }).then(() => ({
      filter: { field: "tags", op: "has_any" as const, value: ["many"] },
      tag: "many",
    }));
    expect(await previewBulk.execute(a.ctx(), { filter })).toEqual({ count: 1_005 });
    const job = await bulkLeads.execute(a.ctx(), { filter, action: "untag", tags: [tag] });
    expect(job).toMatchObject({ status: "queued", total: 1_005 });
    expect(await work(job.id)).toMatchObject({
      status: "done",
      processed: 1_005,
      failed: 0,
      result: { action: "untag", changed: 1_005, unchanged: 0, refused: 0 },
      can_undo: true,
    });
    expect(await countOf(a.ctx(), filter)).toBe(0);
    const [first] = await systemRead()
      .select({ lead_id: background_job_items.lead_id })
      .from(background_job_items)
      .where(eq(background_job_items.job_id, job.id));
    // Somebody has given one the tag back by hand, with another beside it.
    await updateLead.execute(a.ctx("manager"), { lead_id: first?.lead_id ?? "", tags: [tag, "new"] });
    expect(await undo(job.id)).toMatchObject({
      status: "undone",
      processed: 1_005,
      result: { restored: 1_004, kept: 1, undo_reasons: { changed_since: 1 } },
    });
    expect(await countOf(a.ctx(), filter)).toBe(1_005);
    expect(await stateOf([first?.lead_id ?? ""])).toMatchObject([{ tags: [tag, "new"] }]);
  }, 120_000);

  test.each([
    ["assign", () => ({ assigned_to: a.colleague.id })],
    ["move", () => ({ stage_id: a.second.id })],
    ["move", () => ({ stage_id: a.lost.id, close_reason_id: a.lostReasonId, close_note: "Caro" })],
    ["tag", () => ({ tags: ["novo"] })],
    [
      "edit",
      () => ({ fields: { company: "Loja", estimated_value: 12.5, custom_fields: { [a.field.key]: "x" } } }),
    ],
    ["delete", () => ({})],
  ] as const)("%s is done by the single operation, and taken back", async (action, values) => {
    const { ids } = await addLeads(3, { custom_fields: { other: "kept" } });
    const before = await stateOf(ids);
    const job = await bulkLeads.execute(a.ctx(), { lead_ids: ids, action, ...values() });
    expect(await work(job.id)).toMatchObject({ status: "done", result: { changed: 3, refused: 0 } });
    const changed = await stateOf(ids);
    expect(changed.every((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))).toBe(true);
    expect(await undo(job.id)).toMatchObject({ status: "undone", result: { restored: 3, kept: 0 } });
    expect(comparable(await stateOf(ids))).toEqual(comparable(before));
    const trail = (await auditOf(a.orgId)).filter(({ resource_id }) => resource_id === ids[0]);
    expect(trail).toHaveLength(2);
  });

  test("gives whoever gets many leads one notification that counts", async () => {
    const { ids } = await addLeads(4);
    const job = await bulkLeads.execute(a.ctx(), {
      lead_ids: ids,
      action: "assign",
      assigned_to: a.people.viewer.id,
    });
    await work(job.id);
    const told = await systemRead()
      .select({ count: notifications.count, kind: notifications.kind })
      .from(notifications)
      .where(eq(notifications.user_id, a.people.viewer.id));
    expect(told).toEqual([{ count: 4, kind: "lead_assigned" }]);
  });

  test("takes back what is still as it left it, field by field", async () => {
    const { ids } = await addLeads(2, { company: "Antes", source: "site" });
    const [lead_id = ""] = ids;
    const fields = { company: "Loja", source: "indicação" };
    const job = await bulkLeads.execute(a.ctx(), { lead_ids: ids, action: "edit", fields });
    await work(job.id);
    await updateLead.execute(a.ctx("manager"), { lead_id, company: "Depois", email: "novo@example.com" });
    expect(await undo(job.id)).toMatchObject({ result: { restored: 2, kept: 0 } });
    expect(await rowsOf([lead_id])).toMatchObject([
      { company: "Depois", email: "novo@example.com", source: "site" },
    ]);
  });
});

test("a stage's rules hold for each lead, and the report counts why", async () => {
  const { ids } = await addLeads(2, { company: null });
  const { ids: ready } = await addLeads(3, { company: "Loja" });
  const target = a.stages.find(({ stage_type, id }) => stage_type === "open" && id !== a.first.id)!;
  const rules = (required_fields: string[]) =>
    systemRead().update(pipeline_stages).set({ required_fields }).where(eq(pipeline_stages.id, target.id));
  await rules(["company"]);
  const lead_ids = [...ids, ...ready];
  const job = await bulkLeads.execute(a.ctx(), { lead_ids, action: "move", stage_id: target.id });
  const done = await work(job.id);
  await rules([]);
  expect(done).toMatchObject({
    status: "done",
    failed: 2,
    result: { changed: 3, refused: 2, reasons: { stage_asks_for_fields: 2 } },
  });
  const left: string[] = [];
  for await (const { lead_id, reason } of leftOut(a.ctx(), job.id)) left.push(`${lead_id} ${reason}`);
  expect(left.sort()).toEqual(ids.map((id) => `${id} stage_asks_for_fields`).sort());
  expect(await outcomeOf(leftOut(a.ctx("manager"), job.id).next())).toMatchObject({ code: "not_found" });
  expect((await rowsOf(ids)).every(({ stage_id }) => stage_id === a.first.id)).toBe(true);
  expect((await rowsOf(ready)).every(({ stage_id }) => stage_id === target.id)).toBe(true);
  const refused = bulkLeads.execute(a.ctx(), { lead_ids, action: "move", stage_id: a.lost.id });
  expect(await outcomeOf(refused)).toMatchObject({ fields: { close_reason_id: "reason_required" } });
});

test("a job that is stopped half-way can be taken back as far as it came", async () => {
  const { ids, filter } = await addLeads(300);
  const job = await bulkLeads.execute(a.ctx(), { filter, action: "edit", fields: { company: "X" } });
  const running = runJob.execute(jobCtx(a.orgId), { job_id: job.id });
  const processed = async () => (await getJob.execute(a.ctx(), { job_id: job.id })).processed;
  await expect.poll(processed, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0);
  await cancelJob.execute(a.ctx(), { job_id: job.id });
  await running;
  const stopped = await getJob.execute(a.ctx(), { job_id: job.id });
  const changed = (await rowsOf(ids)).filter(({ company }) => company === "X").length;
  expect(stopped).toMatchObject({ status: "canceled", processed: changed, can_undo: true });
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(300);
  expect(await undo(job.id)).toMatchObject({ status: "undone", result: { restored: changed } });
  expect((await rowsOf(ids)).filter(({ company }) => company === "X")).toEqual([]);
});

test("two people at once on the same leads both come to an end, and every lead has one of the two", async () => {
  const { ids, filter } = await addLeads(120);
  const [one, other] = await Promise.all([
    bulkLeads.execute(a.ctx(), { filter, action: "assign", assigned_to: a.colleague.id }),
    bulkLeads.execute(a.ctx("manager"), { filter, action: "assign", assigned_to: a.people.sales.id }),
  ]);
  await Promise.all([work(one.id), work(other.id, a.ctx("manager"))]);
  const owners = new Set((await rowsOf(ids)).map(({ assigned_to }) => assigned_to));
  expect([...owners].every((owner) => owner === a.colleague.id || owner === a.people.sales.id)).toBe(true);
  expect((await rowsOf(ids)).every(({ version }) => version === 3)).toBe(true);
});

describe("a sales person", () => {
  test("reaches what they may see, with what they may do", async () => {
    const sales = a.ctx("sales");
    const { ids: theirs } = await addLeads(1, { assigned_to: a.colleague.id, tags: ["mixed"] });
    await addLeads(2, { assigned_to: a.people.sales.id, tags: ["mixed"] });
    const filter = { field: "tags", op: "has_any" as const, value: ["mixed"] };
    expect(await previewBulk.execute(sales, { filter })).toEqual({ count: 2 });
    const job = await bulkLeads.execute(sales, { filter, action: "tag", tags: ["x"] });
    expect(await work(job.id, sales)).toMatchObject({ result: { changed: 2 } });
    expect(await rowsOf(theirs)).toMatchObject([{ tags: ["mixed"], version: 1 }]);
    const refused = bulkLeads.execute(sales, { filter, action: "delete" });
    expect(await outcomeOf(refused)).toMatchObject({ code: "forbidden" });
    expect(await outcomeOf(getJob.execute(a.ctx(), { job_id: job.id }))).toMatchObject({ code: "not_found" });
  });

  test("who gave leads away can take that back", async () => {
    const sales = a.ctx("sales");
    const { ids } = await addLeads(2, { assigned_to: a.people.sales.id });
    const job = await bulkLeads.execute(sales, {
      lead_ids: ids,
      action: "assign",
      assigned_to: a.colleague.id,
    });
    await work(job.id, sales);
    expect(await undo(job.id, sales)).toMatchObject({ result: { restored: 2, kept: 0 } });
    expect((await rowsOf(ids)).every(({ assigned_to }) => assigned_to === a.people.sales.id)).toBe(true);
  });
});

test("says what is missing instead of meaning everything", async () => {
  const { filter } = await addLeads(1);
  for (const input of [
    { action: "delete" as const },
    { filter, action: "assign" as const },
    { filter, action: "move" as const },
    { filter, action: "tag" as const, tags: [] },
    { filter, action: "edit" as const, fields: {} },
  ])
    expect(await outcomeOf(bulkLeads.execute(a.ctx(), input))).toMatchObject({ code: "invalid" });
  expect(await outcomeOf(previewBulk.execute(a.ctx(), {}))).toMatchObject({ code: "invalid" });
  const everything = await previewBulk.execute(a.ctx(), { filter: { and: [] } });
  const [all] = await systemRead()
    .select({ count: sql<number>`count(*)::int` })
    .from(leads)
    .where(sql`${leads.organization_id} = ${a.orgId} and ${leads.deleted_at} is null`);
  expect(everything).toEqual(all);
});

/** A field nobody had is null after it was taken back. */
const comparable = (rows: Awaited<ReturnType<typeof stateOf>>) =>
  rows.map(({ custom_fields, deleted_by: _by, stale_since: _stale, ...row }) => ({
    ...row,
    custom_fields: Object.fromEntries(Object.entries(custom_fields).filter(([, value]) => value !== null)),
  }));

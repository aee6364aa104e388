import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads } from "@/db/schema";
import { createLead as seedLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import {
  createActivity,
  createLead,
  deleteLead,
  getLead,
  listActivities,
  listLeads,
  updateLead,
} from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const leadRow = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];
const create = (values: object = {}) => createLead.execute(a.ctx(), { full_name: "Ana Prado", ...values });
const lastAudit = async (action: string) => (await auditOf(a.orgId, action)).at(-1);

describe("list", () => {
  test("page by page every lead once, also while others arrive", async () => {
    const made: string[] = [];
    for (let n = 0; n < 23; n += 1) made.push((await create()).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLeads.execute(a.ctx(), { limit: 5, cursor });
      expect(page.data.length).toBeLessThanOrEqual(5);
      seen.push(...page.data.map(({ id }) => id));
      await create();
      await create();
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size, "no lead twice").toBe(seen.length);
    expect(
      made.filter((id) => !seen.includes(id)),
      "no lead left out",
    ).toEqual([]);
  });

  test("leads of one instant are told apart by their ids", async () => {
    const created_at = "2020-01-01T00:00:00.000Z";
    const made = await withSystem("test", async (db) => {
      const rows = [];
      for (let n = 0; n < 7; n += 1)
        rows.push(await seedLead(db, a.orgId, a.first, { created_at, source: "same" }));
      return rows.map(({ id }) => id);
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLeads.execute(a.ctx(), { limit: 2, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen.filter((id) => made.includes(id)).sort()).toEqual([...made].sort());
    expect(seen).toHaveLength(made.length + 3);
  });

  test("by stage, owner and status", async () => {
    const won = a.stages.find(({ stage_type }) => stage_type === "won");
    const mine = await create({ assigned_to: a.people.sales.id, stage_id: won?.id });
    const ids = async (filter: object) => (await listLeads.execute(a.ctx(), filter)).data.map(({ id }) => id);
    expect(await ids({ status: "won" })).toEqual([mine.id]);
    expect(await ids({ assigned_to: a.people.sales.id })).toEqual([mine.id]);
    expect(await ids({ stage_id: a.first.id })).toEqual([a.lead.id]);
    expect(await ids({ assigned_to: "none" })).toHaveLength(3);
  });
});

describe("update", () => {
  test("changes what is named, with version, timeline and trace of just that", async () => {
    const lead = await updateLead.execute(a.ctx(), {
      lead_id: a.lead.id,
      company: "Nova",
      phone: "11 98888-7777",
      version: 1,
    });
    expect(lead).toMatchObject({
      company: "Nova",
      phone: "+5511988887777",
      full_name: a.lead.full_name,
      version: 2,
    });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({
      activity_type: "updated",
      metadata: {
        fields: ["phone", "company"],
        changes: [
          { field: "phone", before: a.lead.phone, after: "+5511988887777" },
          { field: "company", before: null, after: "Nova" },
        ],
      },
    });
    expect(await lastAudit("lead.update")).toMatchObject({
      changes: {
        before: { company: null, phone: a.lead.phone },
        after: { company: "Nova", phone: "+5511988887777" },
      },
    });
  });

  test("what is the same already changes nothing", async () => {
    const before = await auditOf(a.orgId);
    const lead = await updateLead.execute(a.ctx(), {
      lead_id: a.lead.id,
      full_name: a.lead.full_name,
      estimated_value: 1000,
    });
    expect(lead.version).toBe(1);
    expect(await auditOf(a.orgId)).toEqual(before);
  });

  test("an older version loses and is told what the lead is now", async () => {
    await updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Nova" });
    const outcome = await outcomeOf(
      updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Velha", version: 1 }),
    );
    expect(outcome).toMatchObject({
      code: "version_conflict",
      extra: { current: { id: a.lead.id, company: "Nova", version: 2 } },
    });
    expect(await leadRow(a.lead.id)).toMatchObject({ company: "Nova" });
  });

  test("20 at once on one version: exactly one; on different fields without a version: all", async () => {
    const versioned = Array.from({ length: 20 }, (_, n) =>
      outcomeOf(updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: `C${n}`, version: 1 })),
    );
    expect((await Promise.all(versioned)).filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([
      updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Uma" }),
      updateLead.execute(a.ctx("manager"), { lead_id: a.lead.id, source: "outra" }),
      updateLead.execute(a.ctx("sales"), { lead_id: a.lead.id, tags: ["z"] }),
    ]);
    expect(await leadRow(a.lead.id)).toMatchObject({
      company: "Uma",
      source: "outra",
      tags: ["z"],
      version: 5,
    });
  });
});

test("delete takes the lead off everything, once, with its last state in the trace", async () => {
  const { result, published } = await publicationsOf(
    (ctx) => deleteLead.execute(ctx, { lead_id: a.lead.id }),
    a.ctx(),
  );
  expect(result).toEqual({ id: a.lead.id });
  expect(await leadRow(a.lead.id)).toMatchObject({ deleted_at: someText, version: 2 });
  expect(await lastAudit("lead.delete")).toMatchObject({
    changes: { before: { id: a.lead.id, full_name: a.lead.full_name } },
  });
  expect(published).toMatchObject([{ event: "lead.removed" }]);
  for (const attempt of [getLead, deleteLead, listActivities]) {
    expect(await outcomeOf(attempt.execute(a.ctx(), { lead_id: a.lead.id }))).toMatchObject({
      code: "not_found",
    });
  }
  expect((await listLeads.execute(a.ctx(), {})).data.map(({ id }) => id)).not.toContain(a.lead.id);
});

test("an activity appears on the timeline with its author, newest first, page by page", async () => {
  for (const description of ["um", "dois", "três"])
    await createActivity.execute(a.ctx(), { lead_id: a.lead.id, description });
  const first = await listActivities.execute(a.ctx(), { lead_id: a.lead.id, limit: 2 });
  const second = await listActivities.execute(a.ctx(), {
    lead_id: a.lead.id,
    limit: 3,
    cursor: first.next_cursor ?? "",
  });
  expect([...first.data, ...second.data].map(({ description }) => description)).toEqual([
    "três",
    "dois",
    "um",
    "Nota",
    null,
  ]);
  expect(first.data[0]).toMatchObject({
    activity_type: "note",
    title: "três",
    user_name: a.people.admin.full_name,
  });
  expect(second.next_cursor).toBeNull();
  expect(await lastAudit("activity.create")).toMatchObject({ resource_id: a.lead.id });
});

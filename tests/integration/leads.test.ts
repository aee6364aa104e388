import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { contact_identities, contacts, conversations, leads } from "@/db/schema";
import { createLead as seedLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { assignLead, createActivity, createLead, deleteLead, getLead, listActivities, listLeads, updateLead } from "@/lib/leads";
import { takeOver } from "@/lib/messaging";
import type { Publication } from "@/lib/realtime";
import { createFixture, type Fixture } from "../support/fixture";
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

describe("create", () => {
  test("a lead on top of the first stage, with contact, timeline, trace and realtime event", async () => {
    const { result: lead, published } = await publicationsOf((ctx) =>
      createLead.execute(ctx, {
        full_name: " Ana Prado ",
        email: "ANA@Example.com",
        phone: "(11) 98765-4321",
        company: "Padaria",
        estimated_value: 1500,
        tags: ["vip"],
        custom_fields: { origem: "feira" },
        source: "form",
      }), a.ctx());
    expect(lead).toMatchObject({
      organization_id: a.orgId,
      full_name: "Ana Prado",
      email: "ana@example.com",
      phone: "+5511987654321",
      estimated_value: "1500.00",
      currency: "BRL",
      stage_id: a.first.id,
      status: "open",
      version: 1,
      assigned_to: null,
      tags: ["vip"],
      custom_fields: { origem: "feira" },
    });
    expect(lead.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(lead.position < a.lead.position, "on top").toBe(true);
    const identities = await systemRead().select().from(contact_identities).where(eq(contact_identities.contact_id, lead.contact_id));
    expect(identities.map(({ channel, external_id }) => `${channel}:${external_id}`).sort()).toEqual(["email:ana@example.com", "phone:5511987654321"]);
    expect(await activitiesOf(lead.id)).toMatchObject([{ activity_type: "created", user_id: a.people.admin.id }]);
    expect(await lastAudit("lead.create")).toMatchObject({ resource_id: lead.id, user_id: a.people.admin.id, actor_type: "user", changes: { after: { id: lead.id } } });
    expect(published).toEqual<Publication[]>([
      { event: "lead.changed", data: { lead_id: lead.id, stage_id: a.first.id, version: 1 }, audience: { assigned_to: null } },
    ]);
  });

  test.each([
    ["the ninth digit", "+55 11 98765-4321", "+55 11 8765-4321", true],
    ["the ninth digit, the other way round", "(11) 8765-4321", "11987654321", true],
    ["another area", "+55 11 98765-4321", "+55 21 98765-4321", false],
    ["a landline keeps its eight digits", "+55 11 3765-4321", "+55 11 93765-4321", false],
    ["spaces and brackets", "+55 (11) 98765 4321", "5511987654321", true],
  ])("the contact by phone: %s", async (_name, first, second, same) => {
    const one = await create({ phone: first });
    const two = await create({ phone: second, full_name: "Outra" });
    expect(two.contact_id === one.contact_id).toBe(same);
    expect(two.id).not.toBe(one.id);
  });

  test("the contact by e-mail; the phone wins where they disagree, and nobody is merged", async () => {
    const byMail = await create({ email: "ana@example.com" });
    expect((await create({ email: "Ana@example.com " })).contact_id).toBe(byMail.contact_id);
    const byPhone = await create({ phone: "+5511987654321" });
    const both = await create({ email: "ana@example.com", phone: "+5511987654321" });
    expect(both.contact_id).toBe(byPhone.contact_id);
    expect(byPhone.contact_id).not.toBe(byMail.contact_id);
  });

  test("the same phone in another organization is another contact", async () => {
    const b = await createFixture();
    const one = await create({ phone: "+5511987654321" });
    const two = await createLead.execute(b.ctx(), { full_name: "Ana", phone: "+5511987654321" });
    expect(two.contact_id).not.toBe(one.contact_id);
  });

  test("20 at once with one new number are one contact and 20 leads in one order", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => create({ phone: n % 2 ? "+5511987654321" : "+551187654321", email: "x@example.com" })));
    expect(new Set(made.map(({ contact_id }) => contact_id)).size).toBe(1);
    expect(new Set(made.map(({ position }) => position)).size).toBe(20);
    expect(await systemRead().$count(contacts, eq(contacts.id, made[0]?.contact_id ?? ""))).toBe(1);
  });

  test.each([
    ["no phone", { phone: "12" }, "phone"],
    ["no e-mail", { email: "a@b" }, "email"],
    ["too much", { estimated_value: 1e12 }, "estimated_value"],
    ["three decimals", { estimated_value: "1.234" }, "estimated_value"],
    ["not a number", { estimated_value: "NaN" }, "estimated_value"],
    ["a long name", { full_name: "x".repeat(201) }, "full_name"],
    ["too many tags", { tags: Array.from({ length: 51 }, (_, n) => `t${n}`) }, "tags"],
    ["a person who is no member", { assigned_to: crypto.randomUUID() }, "assigned_to"],
  ])("%s is refused by name and leaves nothing", async (_name, values, field) => {
    const before = await systemRead().$count(contacts, eq(contacts.organization_id, a.orgId));
    const outcome = await outcomeOf(create({ ...values }));
    expect(outcome).toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
    expect(await systemRead().$count(contacts, eq(contacts.organization_id, a.orgId))).toBe(before);
  });

  test("into a won stage is won at once", async () => {
    const won = a.stages.find(({ stage_type }) => stage_type === "won");
    expect(await create({ stage_id: won?.id })).toMatchObject({ status: "won", converted_at: expect.any(String) });
  });
});

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
    expect(made.filter((id) => !seen.includes(id)), "no lead left out").toEqual([]);
  });

  test("leads of one instant are told apart by their ids", async () => {
    const created_at = "2020-01-01T00:00:00.000Z";
    const made = await withSystem("test", async (db) => {
      const rows = [];
      for (let n = 0; n < 7; n += 1) rows.push(await seedLead(db, a.orgId, a.first, { created_at, source: "same" }));
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
    const lead = await updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Nova", phone: "11 98888-7777", version: 1 });
    expect(lead).toMatchObject({ company: "Nova", phone: "+5511988887777", full_name: a.lead.full_name, version: 2 });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({ activity_type: "updated", metadata: { fields: ["phone", "company"] } });
    expect(await lastAudit("lead.update")).toMatchObject({
      changes: { before: { company: null, phone: a.lead.phone }, after: { company: "Nova", phone: "+5511988887777" } },
    });
  });

  test("what is the same already changes nothing", async () => {
    const before = await auditOf(a.orgId);
    const lead = await updateLead.execute(a.ctx(), { lead_id: a.lead.id, full_name: a.lead.full_name, estimated_value: 1000 });
    expect(lead.version).toBe(1);
    expect(await auditOf(a.orgId)).toEqual(before);
  });

  test("an older version loses and is told what the lead is now", async () => {
    await updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Nova" });
    const outcome = await outcomeOf(updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Velha", version: 1 }));
    expect(outcome).toMatchObject({ code: "version_conflict", extra: { current: { id: a.lead.id, company: "Nova", version: 2 } } });
    expect(await leadRow(a.lead.id)).toMatchObject({ company: "Nova" });
  });

  test("20 at once on one version: exactly one; on different fields without a version: all", async () => {
    const versioned = Array.from({ length: 20 }, (_, n) => outcomeOf(updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: `C${n}`, version: 1 })));
    expect((await Promise.all(versioned)).filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([
      updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Uma" }),
      updateLead.execute(a.ctx("manager"), { lead_id: a.lead.id, source: "outra" }),
      updateLead.execute(a.ctx("sales"), { lead_id: a.lead.id, tags: ["z"] }),
    ]);
    expect(await leadRow(a.lead.id)).toMatchObject({ company: "Uma", source: "outra", tags: ["z"], version: 5 });
  });
});

describe("assign", () => {
  const thread = async () => (await systemRead().select().from(conversations).where(eq(conversations.id, a.conversation.id)))[0];

  test("gives lead and conversation to a member and back, and tells both who may see them", async () => {
    const { result, published } = await publicationsOf((ctx) => assignLead.execute(ctx, { lead_id: a.lead.id, assigned_to: a.colleague.id }), a.ctx());
    expect(result).toMatchObject({ assigned_to: a.colleague.id, version: 2 });
    expect(await thread()).toMatchObject({ assigned_to: a.colleague.id, version: 2 });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({ activity_type: "assigned", title: a.colleague.full_name });
    expect(await lastAudit("lead.assign")).toMatchObject({ changes: { before: { assigned_to: null }, after: { assigned_to: a.colleague.id } } });
    const audience = { assigned_to: a.colleague.id, previously: null };
    expect(published).toMatchObject([{ event: "lead.changed", audience }, { event: "conversation.changed", audience }]);
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: null });
    expect(await thread()).toMatchObject({ assigned_to: null });
  });

  test("to somebody who was removed is refused", async () => {
    const { removeMember } = await import("@/lib/organizations");
    await removeMember.execute(a.ctx(), { user_id: a.colleague.id });
    expect(await outcomeOf(assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id }))).toMatchObject({ fields: { assigned_to: "not_found" } });
  });

  test("while the same thread is taken over, nobody waits for the other", async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = round % 2 ? a.colleague.id : a.people.sales.id;
      await Promise.all([
        assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: null }),
        takeOver.execute(a.ctx(), { conversation_id: a.conversation.id }),
        assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: owner }),
      ]);
    }
    expect((await leadRow(a.lead.id))?.assigned_to).toBe((await thread())?.assigned_to);
  });

  test("while the person is removed: either refused or freed, never left with them", async () => {
    const { removeMember } = await import("@/lib/organizations");
    await Promise.all([
      outcomeOf(assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id })),
      removeMember.execute(a.ctx(), { user_id: a.colleague.id }),
      ...a.neighbours.map(({ id }) => outcomeOf(assignLead.execute(a.ctx(), { lead_id: id, assigned_to: a.colleague.id }))),
    ]);
    expect(await systemRead().$count(leads, eq(leads.assigned_to, a.colleague.id))).toBe(0);
  });
});

test("delete takes the lead off everything, once, with its last state in the trace", async () => {
  const { result, published } = await publicationsOf((ctx) => deleteLead.execute(ctx, { lead_id: a.lead.id }), a.ctx());
  expect(result).toEqual({ id: a.lead.id });
  expect(await leadRow(a.lead.id)).toMatchObject({ deleted_at: expect.any(String), version: 2 });
  expect(await lastAudit("lead.delete")).toMatchObject({ changes: { before: { id: a.lead.id, full_name: a.lead.full_name } } });
  expect(published).toMatchObject([{ event: "lead.removed" }]);
  for (const attempt of [getLead, deleteLead, listActivities]) {
    expect(await outcomeOf(attempt.execute(a.ctx(), { lead_id: a.lead.id }))).toMatchObject({ code: "not_found" });
  }
  expect((await listLeads.execute(a.ctx(), {})).data.map(({ id }) => id)).not.toContain(a.lead.id);
});

test("an activity appears on the timeline with its author, newest first, page by page", async () => {
  for (const description of ["um", "dois", "três"]) await createActivity.execute(a.ctx(), { lead_id: a.lead.id, description });
  const first = await listActivities.execute(a.ctx(), { lead_id: a.lead.id, limit: 2 });
  const second = await listActivities.execute(a.ctx(), { lead_id: a.lead.id, limit: 2, cursor: first.next_cursor ?? "" });
  expect([...first.data, ...second.data].map(({ description }) => description)).toEqual(["três", "dois", "um", null]);
  expect(first.data[0]).toMatchObject({ activity_type: "note", title: "três", user_name: a.people.admin.full_name });
  expect(second.next_cursor).toBeNull();
  expect(await lastAudit("activity.create")).toMatchObject({ resource_id: a.lead.id });
});

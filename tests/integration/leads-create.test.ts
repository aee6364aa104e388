import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { contact_identities, contacts } from "@/db/schema";
import { systemRead } from "@/db/system";
import { createLead } from "@/lib/leads";
import type { Publication } from "@/lib/realtime";
import { createFixture, type Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const create = (values: object = {}) => createLead.execute(a.ctx(), { full_name: "Ana Prado", ...values });
const lastAudit = async (action: string) => (await auditOf(a.orgId, action)).at(-1);

describe("create", () => {
  test("a lead on top of the first stage, with contact, timeline, trace and realtime event", async () => {
    const { result: lead, published } = await publicationsOf(
      (ctx) =>
        createLead.execute(ctx, {
          full_name: " Ana Prado ",
          email: "ANA@Example.com",
          phone: "(11) 98765-4321",
          company: "Padaria",
          estimated_value: 1500,
          tags: ["vip"],
          custom_fields: { [a.field.key]: "feira" },
          source: "form",
        }),
      a.ctx(),
    );
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
      custom_fields: { [a.field.key]: "feira" },
    });
    expect(lead.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(lead.position < a.lead.position, "on top").toBe(true);
    const identities = await systemRead()
      .select()
      .from(contact_identities)
      .where(eq(contact_identities.contact_id, lead.contact_id));
    expect(identities.map(({ channel, external_id }) => `${channel}:${external_id}`).sort()).toEqual([
      "email:ana@example.com",
      "phone:5511987654321",
    ]);
    expect(await activitiesOf(lead.id)).toMatchObject([
      { activity_type: "created", user_id: a.people.admin.id },
    ]);
    expect(await lastAudit("lead.create")).toMatchObject({
      resource_id: lead.id,
      user_id: a.people.admin.id,
      actor_type: "user",
      changes: { after: { id: lead.id } },
    });
    expect(published).toEqual<Publication[]>([
      {
        event: "lead.changed",
        data: { lead_id: lead.id, stage_id: a.first.id, version: 1 },
        audience: { assigned_to: null },
      },
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
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        create({ phone: n % 2 ? "+5511987654321" : "+551187654321", email: "x@example.com" }),
      ),
    );
    expect(new Set(made.map(({ contact_id }) => contact_id)).size).toBe(1);
    expect(new Set(made.map(({ position }) => position)).size).toBe(20);
    expect(await systemRead().$count(contacts, eq(contacts.id, made[0]?.contact_id ?? ""))).toBe(1);
  });

  test("20 people at once on top of one stage have 20 places", async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => create({ full_name: `Pessoa ${n}` })),
    );
    expect(new Set(made.map(({ position }) => position)).size).toBe(20);
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
    expect(outcome).toMatchObject({ code: "invalid", fields: { [field]: someText } });
    expect(await systemRead().$count(contacts, eq(contacts.organization_id, a.orgId))).toBe(before);
  });

  test("into a won stage is won at once", async () => {
    const won = a.stages.find(({ stage_type }) => stage_type === "won");
    expect(await create({ stage_id: won?.id })).toMatchObject({
      status: "won",
      converted_at: someText,
    });
  });
});

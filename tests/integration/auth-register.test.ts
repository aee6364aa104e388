import "../support/job-engine";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  organization_members,
  organizations,
  pipeline_stages,
  pipelines,
  sessions,
  users,
} from "@/db/schema";
import { systemRead } from "@/db/system";
import { register } from "@/lib/auth";
import { newId } from "@/lib/ids";
import { someText, textLike } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { visitor } from "../support/people";
import { auditOf, eventsOf } from "../support/rows";

const someone = (values: object = {}) => ({
  email: `ana-${newId()}@example.com`,
  password: "a long password",
  full_name: "Ana Prado",
  organization_name: "Agência São João",
  ...values,
});
const accountsOf = (email: string) => systemRead().select().from(users).where(eq(users.email, email));

describe("register", () => {
  test("makes the person, the organization with its funnel, a session, a trace and a mail", async () => {
    const input = someone();
    const answer = await register.execute(visitor({ locale: "en" }), input);
    const { user, organization } = answer;
    expect(answer).toMatchObject({ token_type: "bearer", organizations: [organization], expires_in: 900 });
    expect(user).toEqual({ id: user.id, email: input.email, full_name: "Ana Prado" });
    expect(organization).toMatchObject({
      name: "Agência São João",
      role: "admin",
      slug: textLike(/^agencia-sao-joao-/),
    });

    const [person] = await accountsOf(input.email);
    expect(person).toMatchObject({ id: user.id, is_active: true, email_verified: false, locale: "en" });
    expect(person?.password_hash).toMatch(/^\$argon2id\$/);
    const members = await systemRead()
      .select()
      .from(organization_members)
      .where(eq(organization_members.organization_id, organization.id));
    expect(members).toMatchObject([{ user_id: user.id, role: "admin", is_active: true }]);
    const funnels = await systemRead()
      .select()
      .from(pipelines)
      .where(eq(pipelines.organization_id, organization.id));
    expect(funnels).toMatchObject([{ is_default: true }]);
    const stages = await systemRead()
      .select()
      .from(pipeline_stages)
      .where(eq(pipeline_stages.organization_id, organization.id))
      .orderBy(pipeline_stages.stage_order);
    expect(stages.map(({ name }) => name)).toEqual([
      "New lead",
      "Contacted",
      "Qualified",
      "Proposal sent",
      "Negotiation",
      "Won",
      "Lost",
    ]);
    const [session] = await systemRead().select().from(sessions).where(eq(sessions.user_id, user.id));
    expect(session).toMatchObject({ kind: "api", organization_id: organization.id, revoked_at: null });
    expect(await auditOf(organization.id)).toMatchObject([
      { action: "organization.create", user_id: user.id, success: true },
    ]);
    expect(await eventsOf(organization.id)).toMatchObject([
      { name: "mail/requested", data: { kind: "verify_email", org_id: organization.id } },
    ]);
  });

  test("where somebody waits for the answer, the job engine is told after it", async () => {
    const later: (() => Promise<void>)[] = [];
    const { organization } = await register.execute(
      visitor({ defer: (task) => void later.push(task) }),
      someone(),
    );
    expect(await eventsOf(organization.id)).toMatchObject([{ sent_at: null }]);
    for (const task of later) await task();
    expect(await eventsOf(organization.id)).toMatchObject([{ sent_at: someText }]);
  });

  test("a known address is refused however it is written, and leaves nothing behind", async () => {
    const input = someone();
    await register.execute(visitor(), input);
    const organization_name = `Refused ${newId()}`;
    const wide = input.email.replace("ana", "ａｎａ").replace("@", "＠");
    for (const email of [input.email, input.email.toUpperCase(), ` ${input.email} `, wide]) {
      const again = await outcomeOf(register.execute(visitor(), someone({ email, organization_name })));
      expect(again, email).toMatchObject({ ok: false, code: "conflict", fields: { email: "email_taken" } });
    }
    expect(await accountsOf(input.email)).toHaveLength(1);
    expect(await systemRead().$count(organizations, eq(organizations.name, organization_name))).toBe(0);
  });

  test("two people who take one address at the same moment: one gets it", async () => {
    const email = someone().email;
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => outcomeOf(register.execute(visitor(), someone({ email })))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accountsOf(email)).toHaveLength(1);
  });

  test.each([
    '"e@attacker.com"@victim.com',
    "a@attacker.com@victim.com",
    "a@victim.com,b@attacker.com",
    "a@victim.com\nbcc:b@attacker.com",
    "a@victim.com>",
    "<a@victim.com>",
    "a@víctim.com",
    "аna@victim.com",
    "a@victim",
    "@victim.com",
    "a b@victim.com",
    `${"a".repeat(250)}@victim.com`,
    `${"㎢".repeat(200)}@victim.com`,
    "",
  ])("is no address: %s", async (email) => {
    expect(await outcomeOf(register.execute(visitor(), someone({ email })))).toMatchObject({
      ok: false,
      code: "invalid",
    });
  });

  test("the password's length counts, and the names are there", async () => {
    const bad = someone({ password: "short", full_name: "  ", organization_name: "" });
    expect(await outcomeOf(register.execute(visitor(), bad))).toMatchObject({
      code: "invalid",
      fields: { password: "password_too_short", full_name: "required", organization_name: "required" },
    });
  });
});

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { conversations, leads, organization_members } from "@/db/schema";
import { createMember } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { assignLead } from "@/lib/leads";
import { listMembers, removeMember, updateMember } from "@/lib/organizations";
import { memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const lastAdmin = { ok: false, code: "conflict", fields: {} };
const memberRow = async (userId: string) =>
  (
    await systemRead()
      .select()
      .from(organization_members)
      .where(and(eq(organization_members.organization_id, a.orgId), eq(organization_members.user_id, userId)))
  )[0];
const admins = async () => {
  const active = and(
    eq(organization_members.organization_id, a.orgId),
    eq(organization_members.role, "admin"),
    eq(organization_members.is_active, true),
  );
  return systemRead().$count(organization_members, active);
};
const secondAdmin = () => withSystem("test", (db) => createMember(db, a.orgId, { role: "admin" }));

describe("members", () => {
  test("a new role is written, traced and told", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => updateMember.execute(ctx, { user_id: a.colleague.id, role: "manager" }),
      a.ctx(),
    );
    expect(result).toMatchObject({ user_id: a.colleague.id, role: "manager", is_active: true });
    expect((await auditOf(a.orgId, "member.update"))[0]).toMatchObject({
      resource_id: a.colleague.id,
      changes: { before: { role: "sales" }, after: { role: "manager" } },
    });
    expect(published).toEqual([
      { event: "members.changed", data: { user_id: a.colleague.id }, audience: "organization" },
    ]);
  });

  test("who leaves is off the list, and what they owned goes to the pool with a new version", async () => {
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id });
    const { published } = await publicationsOf(
      (ctx) => removeMember.execute(ctx, { user_id: a.colleague.id, hand_over_to: "pool" }),
      a.ctx(),
    );
    expect(await memberRow(a.colleague.id)).toMatchObject({ is_active: false });
    expect((await listMembers.execute(a.ctx(), {})).data.map(({ user_id }) => user_id)).not.toContain(
      a.colleague.id,
    );
    expect((await systemRead().select().from(leads).where(eq(leads.id, a.lead.id)))[0]).toMatchObject({
      assigned_to: null,
      version: 3,
    });
    expect(
      (await systemRead().select().from(conversations).where(eq(conversations.id, a.conversation.id)))[0],
    ).toMatchObject({ assigned_to: null, version: 3 });
    expect((await auditOf(a.orgId, "member.remove"))[0]).toMatchObject({
      changes: {
        before: { role: "sales" },
        after: { handed_over_to: null, handed_over: { leads: 1, conversations: 1, tasks: 0, companies: 0 } },
      },
    });
    expect(published.map(({ event }) => event)).toEqual([
      "lead.changed",
      "conversation.changed",
      "members.changed",
    ]);
    expect(
      await outcomeOf(removeMember.execute(a.ctx(), { user_id: a.colleague.id, hand_over_to: "pool" })),
    ).toMatchObject({
      code: "not_found",
    });
    const back = outcomeOf(updateMember.execute(a.ctx(), { user_id: a.colleague.id, role: "admin" }));
    expect(await back).toMatchObject({ code: "not_found" });
  });

  test("the list names everybody once, without secrets", async () => {
    const { data } = await listMembers.execute(a.ctx("viewer"), {});
    expect(data.map(({ user_id }) => user_id).sort()).toEqual(
      [...Object.values(a.people), a.colleague].map(({ id }) => id).sort(),
    );
    expect(JSON.stringify(data)).not.toContain("argon2");
  });
});

describe("the last admin", () => {
  test("neither leaves nor steps down, but may stay what they are", async () => {
    const user_id = a.people.admin.id;
    expect(await outcomeOf(removeMember.execute(a.ctx(), { user_id, hand_over_to: "pool" }))).toEqual(
      lastAdmin,
    );
    for (const role of ["manager", "sales", "viewer"] as const) {
      expect(await outcomeOf(updateMember.execute(a.ctx(), { user_id, role }))).toEqual(lastAdmin);
    }
    expect(await outcomeOf(updateMember.execute(a.ctx(), { user_id, role: "admin" }))).toMatchObject({
      ok: true,
    });
    await secondAdmin();
    expect(await outcomeOf(removeMember.execute(a.ctx(), { user_id, hand_over_to: "pool" }))).toMatchObject({
      ok: true,
    });
  });

  test("an admin who left already does not count", async () => {
    const second = await secondAdmin();
    await removeMember.execute(a.ctx(), { user_id: second.id, hand_over_to: "pool" });
    expect(
      await outcomeOf(removeMember.execute(a.ctx(), { user_id: a.people.admin.id, hand_over_to: "pool" })),
    ).toEqual(lastAdmin);
  });

  test.each([1, 2, 3])("two who remove or demote each other at once: one stays (%i)", async () => {
    const second = await secondAdmin();
    const other = quiet(memberCtx(a.orgId, second));
    const outcomes = await Promise.all([
      outcomeOf(removeMember.execute(a.ctx(), { user_id: second.id, hand_over_to: "pool" })),
      outcomeOf(updateMember.execute(other, { user_id: a.people.admin.id, role: "sales" })),
      outcomeOf(updateMember.execute(a.ctx(), { user_id: second.id, role: "viewer" })),
      outcomeOf(removeMember.execute(other, { user_id: a.people.admin.id, hand_over_to: "pool" })),
    ]);
    expect(await admins()).toBe(1);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(["conflict", "not_found"]).toContain(outcome.code);
  });

  test("ten demotions of ten admins at once leave one", async () => {
    const people = [a.people.admin];
    for (let n = 0; n < 9; n += 1) people.push(await secondAdmin());
    const outcomes = await Promise.all(
      people.map(({ id }) => outcomeOf(updateMember.execute(a.ctx(), { user_id: id, role: "sales" }))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(9);
    expect(await admins()).toBe(1);
  });
});

import "../support/job-engine";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { invites, organization_members, users } from "@/db/schema";
import { createMember, testPassword } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { linkToken } from "@/lib/auth/link-token";
import { verifyAccessToken } from "@/lib/auth";
import { newId } from "@/lib/ids";
import { acceptInvite, inviteMember, listInvites, removeMember, revokeInvite } from "@/lib/organizations";
import { createFixture, type Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { dataOf, outcomeOf } from "../support/outcome";
import { signIn, visitor } from "../support/people";
import { auditOf, eventsOf } from "../support/rows";

const linkNotValid = { ok: false, code: "invalid", fields: { token: "link_not_valid" } };
const newcomer = { password: testPassword, full_name: "Bia Lima" };
let a: Fixture;
let email: string;

beforeEach(async () => {
  a = await createFixture();
  email = `bia-${newId()}@example.com`;
});

const invite = (values: object = {}) => inviteMember.execute(a.ctx(), { email, role: "sales", ...values });
const accept = (token: string, values: object = newcomer) =>
  outcomeOf(acceptInvite.execute(visitor(), { token, ...values }));
const membership = async (userId: string) =>
  (
    await systemRead()
      .select()
      .from(organization_members)
      .where(and(eq(organization_members.organization_id, a.orgId), eq(organization_members.user_id, userId)))
  )[0];
const accounts = () => systemRead().select().from(users).where(eq(users.email, email));

describe("invite", () => {
  test("keeps the hash of a link only, traces it and asks for the mail", async () => {
    const answer = await invite();
    expect(answer).toMatchObject({
      email,
      role: "sales",
      accepted_at: null,
      token: linkToken("invite", answer.id),
    });
    const [row] = await systemRead().select().from(invites).where(eq(invites.id, answer.id));
    expect(JSON.stringify(row)).not.toContain(answer.token);
    expect(row).toMatchObject({ invited_by: a.people.admin.id, organization_id: a.orgId });
    expect((await auditOf(a.orgId, "invite.create"))[0]).toMatchObject({
      resource_id: answer.id,
      user_id: a.people.admin.id,
    });
    expect(await eventsOf(a.orgId, "mail/requested")).toMatchObject([
      { data: { kind: "invite", subject_id: answer.id } },
    ]);
    expect((await listInvites.execute(a.ctx(), {})).data.map(({ id }) => id)).toEqual([
      answer.id,
      a.inviteId,
    ]);
  });

  test("again replaces the earlier link", async () => {
    const [first, second] = [await invite(), await invite({ role: "manager" })];
    expect(await accept(first.token ?? "")).toEqual(linkNotValid);
    expect(await accept(second.token ?? "")).toMatchObject({
      ok: true,
      data: { organization: { role: "manager" } },
    });
  });

  test("of a member is a conflict, of somebody who left is not", async () => {
    expect(await outcomeOf(invite({ email: a.colleague.email.toUpperCase() }))).toMatchObject({
      code: "conflict",
      fields: { email: "already_member" },
    });
    await removeMember.execute(a.ctx(), { user_id: a.colleague.id, hand_over_to: "pool" });
    const again = await invite({ email: a.colleague.email, role: "viewer" });
    expect(await accept(again.token ?? "", {})).toMatchObject({
      ok: true,
      data: { organization: { role: "viewer" } },
    });
    expect(await membership(a.colleague.id)).toMatchObject({ is_active: true, role: "viewer" });
  });
});

describe("accept", () => {
  test("a new person gets an account, the membership and a session there", async () => {
    const { token = "" } = await invite();
    const outcome = await accept(token);
    expect(outcome).toMatchObject({
      ok: true,
      data: { user: { email, full_name: "Bia Lima" }, organization: { id: a.orgId, role: "sales" } },
    });
    const [person] = await accounts();
    expect(person).toMatchObject({ email_verified: true });
    expect(await membership(person?.id ?? "")).toMatchObject({
      role: "sales",
      is_active: true,
      permissions: {},
    });
    expect((await auditOf(a.orgId, "invite.accept"))[0]).toMatchObject({
      user_id: person?.id,
      changes: { after: { role: "sales" } },
    });
    const { access_token } = dataOf<{ access_token: string }>(outcome);
    expect(await verifyAccessToken(access_token)).toMatchObject({ userId: person?.id, orgId: a.orgId });
    expect(await signIn(email)).toMatchObject({ organization: { id: a.orgId } });
    expect((await listInvites.execute(a.ctx(), {})).data.map((open) => open.email)).not.toContain(email);
  });

  test("somebody with an account joins with it, whatever password comes along", async () => {
    const b = await createFixture();
    const person = b.people.sales;
    const { token = "" } = await invite({ email: person.email, role: "manager" });
    expect(await accept(token, { password: "another long password", full_name: "Outro Nome" })).toMatchObject(
      {
        ok: true,
        data: {
          user: { id: person.id, full_name: person.full_name },
          organizations: [{ id: b.orgId }, { id: a.orgId, role: "manager" }],
        },
      },
    );
    expect(await outcomeOf(signIn(person.email))).toMatchObject({ ok: true });
    expect(await outcomeOf(signIn(person.email, "another long password"))).toMatchObject({
      code: "unauthenticated",
    });
  });

  test("a new person without name and password is asked for them, and the link stays good", async () => {
    const { token = "" } = await invite();
    expect(await accept(token, {})).toMatchObject({
      code: "invalid",
      fields: { password: "required", full_name: "required" },
    });
    expect(await accounts()).toEqual([]);
    expect(await accept(token)).toMatchObject({ ok: true });
  });

  test("an unknown, used, revoked or expired link is none", async () => {
    expect(await accept("x".repeat(64))).toEqual(linkNotValid);
    const used = await invite();
    expect(await accept(used.token ?? "")).toMatchObject({ ok: true });
    expect(await accept(used.token ?? "")).toEqual(linkNotValid);
    const revoked = await invite({ email: `x-${email}` });
    await revokeInvite.execute(a.ctx(), { invite_id: revoked.id });
    expect(await accept(revoked.token ?? "")).toEqual(linkNotValid);
    const expired = await invite({ email: `y-${email}` });
    const past = { expires_at: new Date(Date.now() - 1_000).toISOString() };
    await withSystem("test", (db) => db.update(invites).set(past).where(eq(invites.id, expired.id)));
    expect(await accept(expired.token ?? "")).toEqual(linkNotValid);
  });

  test("20 at once have one winner, one account and one membership", async () => {
    const { token = "" } = await invite();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toEqual(linkNotValid);
    expect(await accounts()).toHaveLength(1);
    expect(await auditOf(a.orgId, "invite.accept")).toHaveLength(1);
  });

  test("a link that is left over changes nobody's role", async () => {
    const { token = "" } = await invite({ role: "viewer" });
    const person = await withSystem("test", (db) => createMember(db, a.orgId, { role: "admin", email }));
    await accept(token, {});
    expect(await membership(person.id)).toMatchObject({ role: "admin" });
  });
});

test("revoking is traced, and an accepted invitation is none any more", async () => {
  const { id, token = "" } = await invite();
  expect(await revokeInvite.execute(a.ctx(), { invite_id: id })).toMatchObject({
    id,
    revoked_at: someText,
  });
  expect((await auditOf(a.orgId, "invite.revoke"))[0]).toMatchObject({ resource_id: id });
  expect(await accept(token)).toEqual(linkNotValid);
  const other = await invite();
  await accept(other.token ?? "");
  expect(await outcomeOf(revokeInvite.execute(a.ctx(), { invite_id: other.id }))).toMatchObject({
    code: "not_found",
  });
});

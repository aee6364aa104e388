import { call } from "../support/http";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { GET as meRoute } from "@/app/api/users/me/route";
import { GET as auditRoute } from "@/app/api/audit-logs/route";
import { POST as logoutRoute } from "@/app/api/auth/logout/route";
import { POST as refreshRoute } from "@/app/api/auth/refresh/route";
import { POST as switchRoute } from "@/app/api/auth/switch-organization/route";
import { refresh_tokens, sessions } from "@/db/schema";
import { createMember, createOrganization } from "@/db/seed/factories";
import { organization_members } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { refresh, verifyAccessToken } from "@/lib/auth";
import { updateMember } from "@/lib/organizations";
import { memberCtx } from "../support/context";
import { quiet } from "../support/fixture";
import { dataOf, outcomeOf } from "../support/outcome";
import { signIn, visitor } from "../support/people";

async function signedIn() {
  const { organization, person } = await withSystem("test", async (db) => {
    const created = await createOrganization(db);
    return { organization: created, person: await createMember(db, created.id, { role: "admin" }) };
  });
  const tokens = await signIn(person.email);
  const sessionId = (await verifyAccessToken(tokens.access_token))?.sessionId ?? "";
  return { orgId: organization.id, person, tokens, sessionId };
}

const use = (token: string, orgId: string) => call(meRoute, { token, org: orgId });
const renew = (refresh_token: string) => outcomeOf(refresh.execute(visitor(), { refresh_token }));
const sessionRow = async (id: string) =>
  (await systemRead().select().from(sessions).where(eq(sessions.id, id)))[0];

describe("refresh", () => {
  test("gives a new pair and keeps the session", async () => {
    const { orgId, tokens, sessionId } = await signedIn();
    const answer = await call(refreshRoute, {
      method: "POST",
      body: { refresh_token: tokens.refresh_token },
    });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual([
      "access_token",
      "expires_in",
      "refresh_token",
      "token_type",
    ]);
    const renewed = await verifyAccessToken(String(answer.body.access_token));
    expect(renewed).toMatchObject({ sessionId, orgId });
    expect((await use(String(answer.body.access_token), orgId)).status).toBe(200);
    expect(await renew(String(answer.body.refresh_token))).toMatchObject({ ok: true });
  });

  test("a spent token seen again ends the whole family", async () => {
    const { orgId, tokens, sessionId } = await signedIn();
    const first = await refresh.execute(visitor(), { refresh_token: tokens.refresh_token });
    expect(await renew(tokens.refresh_token)).toMatchObject({ code: "unauthenticated" });
    expect(await renew(first.refresh_token), "the good one as well").toMatchObject({
      code: "unauthenticated",
    });
    expect((await use(first.access_token, orgId)).status).toBe(401);
    expect(await sessionRow(sessionId)).toMatchObject({ revoked_reason: "refresh_token_reuse" });
  });

  test("20 at once have one winner, whose pair works", async () => {
    const { orgId, tokens, sessionId } = await signedIn();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => renew(tokens.refresh_token)));
    const winners = outcomes.filter(({ ok }) => ok);
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe("unauthenticated");
    expect(await systemRead().$count(refresh_tokens, eq(refresh_tokens.session_id, sessionId))).toBe(2);
    const pair = dataOf<{ access_token: string; refresh_token: string }>(winners[0]);
    expect((await use(pair.access_token, orgId)).status).toBe(200);
    expect(await renew(pair.refresh_token)).toMatchObject({ ok: true });
  });

  test("unknown and expired ones are nobody's", async () => {
    const { tokens, sessionId } = await signedIn();
    const past = { expires_at: new Date(Date.now() - 1_000).toISOString() };
    await withSystem("test", (db) =>
      db.update(refresh_tokens).set(past).where(eq(refresh_tokens.session_id, sessionId)),
    );
    expect(await renew(tokens.refresh_token)).toMatchObject({ code: "unauthenticated" });
    expect(await renew("x".repeat(43))).toMatchObject({ code: "unauthenticated" });
    expect(await sessionRow(sessionId)).toMatchObject({ revoked_at: null });
  });

  test("of an expired session and of a removed member nothing comes any more", async () => {
    const expired = await signedIn();
    const removed = await signedIn();
    await withSystem("test", async (db) => {
      const past = { expires_at: new Date(Date.now() - 1_000).toISOString() };
      await db.update(sessions).set(past).where(eq(sessions.id, expired.sessionId));
      await db
        .update(organization_members)
        .set({ is_active: false })
        .where(eq(organization_members.user_id, removed.person.id));
    });
    expect((await use(expired.tokens.access_token, expired.orgId)).status).toBe(401);
    for (const { tokens } of [expired, removed])
      expect(await renew(tokens.refresh_token)).toMatchObject({ code: "unauthenticated" });
  });
});

describe("logout", () => {
  test.each(["access token", "refresh token"])("by the %s ends both at once", async (by) => {
    const { orgId, tokens } = await signedIn();
    const request =
      by === "access token"
        ? { token: tokens.access_token }
        : { body: { refresh_token: tokens.refresh_token } };
    expect(await call(logoutRoute, { method: "POST", ...request })).toMatchObject({ status: 200, body: {} });
    expect((await use(tokens.access_token, orgId)).status).toBe(401);
    expect(await renew(tokens.refresh_token)).toMatchObject({ code: "unauthenticated" });
  });

  test("leaves the person's other sessions alone, and says nothing of what it did not find", async () => {
    const { orgId, person, tokens } = await signedIn();
    const other = await signIn(person.email);
    await call(logoutRoute, { method: "POST", token: other.access_token });
    expect((await use(tokens.access_token, orgId)).status).toBe(200);
    expect(
      (await call(logoutRoute, { method: "POST", body: { refresh_token: "y".repeat(43) } })).status,
    ).toBe(200);
    expect((await call(logoutRoute, { method: "POST" })).status).toBe(200);
  });
});

describe("switch organization", () => {
  test("moves the session; the new token is for the new organization, the old one stays with the old", async () => {
    const { orgId, person, tokens, sessionId } = await signedIn();
    const second = await withSystem("test", async (db) => {
      const organization = await createOrganization(db);
      await db
        .insert(organization_members)
        .values({ organization_id: organization.id, user_id: person.id, role: "viewer" });
      return organization;
    });
    const answer = await call(switchRoute, {
      method: "POST",
      token: tokens.access_token,
      body: { organization_id: second.id },
    });
    expect(answer).toMatchObject({ status: 200, body: { organization: { id: second.id, role: "viewer" } } });
    const token = String(answer.body.access_token);
    expect(await verifyAccessToken(token)).toMatchObject({ orgId: second.id, sessionId });
    expect(await use(token, second.id)).toMatchObject({
      status: 200,
      body: { role: "viewer", organization: { id: second.id } },
    });
    expect((await use(token, orgId)).status).toBe(403);
    expect((await use(tokens.access_token, second.id)).status).toBe(403);
    expect((await use(tokens.access_token, orgId)).status).toBe(200);
    expect((await call(auditRoute, { token, org: second.id })).status).toBe(403);
  });

  test("to one where the person is no member is refused like one that is not there", async () => {
    const { tokens } = await signedIn();
    const other = await signedIn();
    const switchTo = (organization_id: string) =>
      call(switchRoute, { method: "POST", token: tokens.access_token, body: { organization_id } });
    const [foreign, random] = [await switchTo(other.orgId), await switchTo(crypto.randomUUID())];
    expect([foreign.status, random.status]).toEqual([403, 403]);
    expect(foreign.body).toEqual({ ...random.body, request_id: foreign.body.request_id });
    expect((await call(switchRoute, { method: "POST", body: { organization_id: other.orgId } })).status).toBe(
      401,
    );
  });
});

test("a change of role counts with the next request of the same token", async () => {
  const { orgId, person, tokens } = await signedIn();
  const second = await withSystem("test", (db) => createMember(db, orgId, { role: "admin" }));
  const read = () => call(auditRoute, { token: tokens.access_token, org: orgId });
  expect((await read()).status).toBe(200);
  await updateMember.execute(quiet(memberCtx(orgId, second)), { user_id: person.id, role: "sales" });
  expect((await read()).status).toBe(403);
  await updateMember.execute(quiet(memberCtx(orgId, second)), { user_id: person.id, role: "admin" });
  expect((await read()).status).toBe(200);
});

import { call, settle, type Call } from "../support/http";
import { createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { eq } from "drizzle-orm";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { DELETE as deleteLeadRoute, GET as getLeadRoute, PUT as updateLeadRoute } from "@/app/api/crm/leads/[lead_id]/route";
import { PATCH as moveLeadRoute } from "@/app/api/crm/leads/[lead_id]/stage/route";
import { DELETE as revokeInviteRoute } from "@/app/api/invites/[invite_id]/route";
import { PUT as updateMemberRoute } from "@/app/api/organizations/members/[user_id]/route";
import { GET as membersRoute } from "@/app/api/organizations/current/members/route";
import { PUT as updateOrganizationRoute } from "@/app/api/organizations/current/route";
import { POST as loginRoute } from "@/app/api/auth/login/route";
import { POST as logoutRoute } from "@/app/api/auth/logout/route";
import { leads, organization_members } from "@/db/schema";
import { createLead, createMember } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";
import { sessionOf } from "../support/people";
import { auditOf, checksums } from "../support/rows";

const secret = "a secret for tests that is long enough";
let a: Fixture;
let b: Fixture;
let admin: { sessionId: string; token: string };
let viewer: { sessionId: string; token: string };

beforeAll(async () => {
  [a, b] = [await createFixture(), await createFixture()];
  admin = await sessionOf(a.people.admin.id, a.orgId);
  viewer = await sessionOf(a.people.viewer.id, a.orgId);
});

/** As A's admin, unless the call says otherwise. */
const asAdmin = (request: Call = {}): Call => ({ token: admin.token, org: a.orgId, ...request });
const countLeads = async (orgId: string) => (await systemRead().select().from(leads).where(eq(leads.organization_id, orgId))).length;
const denied = async (orgId: string) => (await auditOf(orgId, "cross_org_access_denied")).length;

describe("401: without a credential that lives", () => {
  const sign = (claims: object, { key = `access-token:${secret}`, expires = "15 minutes", issuer = "loved-crm", audience = "loved-crm-api", typ = "at+jwt" } = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256", typ })
      .setSubject(a.people.admin.id)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(key));
  const claims = () => ({ sid: admin.sessionId, org_id: a.orgId });
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = (alg: string) =>
    `${base64({ alg, typ: "at+jwt" })}.${base64({ ...claims(), sub: a.people.admin.id, iss: "loved-crm", aud: "loved-crm-api", exp: 9_999_999_999 })}.`;

  test("the token these are variations of is good", async () => {
    const good = await call(listLeadsRoute, { token: await sign(claims()), org: a.orgId });
    expect(good.status).toBe(200);
  });

  const bad: Record<string, () => Promise<string> | string> = {
    garbage: () => "garbage",
    "three parts of garbage": () => "a.b.c",
    "alg none": () => unsigned("none"),
    "alg none with a signature": () => `${unsigned("none")}x`,
    "alg HS256 without a signature": () => unsigned("HS256"),
    "another algorithm of the same key": () => {
      const head = `${base64({ alg: "HS512", typ: "at+jwt" })}.${unsigned("HS256").split(".")[1]}`;
      return `${head}.${createHmac("sha512", `access-token:${secret}`).update(head).digest("base64url")}`;
    },
    expired: () => sign(claims(), { expires: "-1 minute" }),
    "another secret": () => sign(claims(), { key: "access-token:another secret that is long enough" }),
    "the bare secret, as next-auth's cookie is made with": () => sign(claims(), { key: secret }),
    "another issuer": () => sign(claims(), { issuer: "someone" }),
    "another audience": () => sign(claims(), { audience: "someone" }),
    "another kind of token": () => sign(claims(), { typ: "JWT" }),
    "no session in it": () => sign({ org_id: a.orgId }),
    "a session nobody has": () => sign({ sid: newId(), org_id: a.orgId }),
    "no organization in it": () => sign({ sid: admin.sessionId }),
    "a changed claim": async () => {
      const [head, , signature] = (await sign(claims())).split(".");
      return `${head}.${base64({ ...claims(), org_id: b.orgId, sub: a.people.admin.id })}.${signature}`;
    },
  };

  test.each(Object.keys(bad))("%s", async (name) => {
    const answer = await call(listLeadsRoute, { token: await bad[name]?.(), org: a.orgId });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe("unauthenticated");
  });

  test("nothing at all, another scheme, two tokens", async () => {
    for (const authorization of [undefined, "", "Bearer", `Basic ${admin.token}`, `Bearer ${admin.token}, Bearer ${admin.token}`]) {
      const answer = await call(listLeadsRoute, { org: a.orgId, headers: authorization === undefined ? {} : { authorization } });
      expect(answer.status, String(authorization)).toBe(401);
    }
  });

  test("a signed-out session's access token, from the next request on", async () => {
    const { token } = await sessionOf(a.people.admin.id, a.orgId);
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(200);
    expect((await call(logoutRoute, { method: "POST", token })).status).toBe(200);
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(401);
  });

  test("nobody signs somebody else out by naming a session", async () => {
    const { token, sessionId } = await sessionOf(a.people.admin.id, a.orgId);
    await call(logoutRoute, { method: "POST", body: { session_id: sessionId } });
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(200);
  });
});

describe("422 and 403: X-Org-Id", () => {
  test.each([
    ["missing", () => null],
    ["no uuid", () => "1"],
    ["upper case", () => a.orgId.toUpperCase()],
    ["twice", () => `${a.orgId}, ${a.orgId}`],
    ["two organizations", () => `${a.orgId}, ${b.orgId}`],
    ["in braces", () => `{${a.orgId}}`],
  ])("%s is 422", async (_name, org) => {
    const before = await denied(a.orgId);
    const answer = await call(listLeadsRoute, asAdmin({ org: org() }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ path: "X-Org-Id", message: expect.any(String) }]);
    await settle();
    expect(await denied(a.orgId)).toBe(before);
  });

  test("another organization's is 403, and the organization of the credential reads of it", async () => {
    const [atA, atB] = [await denied(a.orgId), await denied(b.orgId)];
    const foreign = await call(createLeadRoute, asAdmin({ method: "POST", org: b.orgId, body: { full_name: "X" } }));
    const random = await call(createLeadRoute, asAdmin({ method: "POST", org: newId(), body: { full_name: "X" } }));
    await settle();
    expect([foreign.status, random.status]).toEqual([403, 403]);
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
    expect(await denied(a.orgId)).toBe(atA + 2);
    expect(await denied(b.orgId)).toBe(atB);
    const event = (await auditOf(a.orgId, "cross_org_access_denied")).at(-1);
    expect(event).toMatchObject({ user_id: a.people.admin.id, success: false, resource_type: "security" });
    expect(event?.request_id).toBe(random.body.request_id);
  });

  test("also where the person is a member: the token's organization counts", async () => {
    await withSystem("test", (db) =>
      db.insert(organization_members).values({ organization_id: b.orgId, user_id: a.people.manager.id, role: "admin" }),
    );
    const { token } = await sessionOf(a.people.manager.id, a.orgId);
    const before = await countLeads(b.orgId);
    const answer = await call(createLeadRoute, { method: "POST", token, org: b.orgId, body: { full_name: "X" } });
    expect(answer.status).toBe(403);
    expect(await countLeads(b.orgId)).toBe(before);
    const there = await sessionOf(a.people.manager.id, b.orgId);
    expect((await call(listLeadsRoute, { token: there.token, org: b.orgId })).status).toBe(200);
  });

  test("a member who was removed is out with the next request", async () => {
    const person = await withSystem("test", (db) => createMember(db, a.orgId, { role: "sales" }));
    const { token } = await sessionOf(person.id, a.orgId);
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(200);
    const { DELETE } = await import("@/app/api/organizations/members/[user_id]/route");
    expect((await call(DELETE, asAdmin({ method: "DELETE", params: { user_id: person.id } }))).status).toBe(200);
    const before = await denied(a.orgId);
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(403);
    await settle();
    expect(await denied(a.orgId)).toBe(before + 1);
  });
});

describe("404: an id of another organization is an id of nobody", () => {
  const routes = {
    "GET lead": { handler: getLeadRoute, method: "GET", params: (x: Fixture) => ({ lead_id: x.lead.id }) },
    "PUT lead": { handler: updateLeadRoute, method: "PUT", params: (x: Fixture) => ({ lead_id: x.lead.id }), body: { company: "X" } },
    "DELETE lead": { handler: deleteLeadRoute, method: "DELETE", params: (x: Fixture) => ({ lead_id: x.lead.id }) },
    "DELETE invite": { handler: revokeInviteRoute, method: "DELETE", params: (x: Fixture) => ({ invite_id: x.inviteId }) },
    "PUT member": { handler: updateMemberRoute, method: "PUT", params: (x: Fixture) => ({ user_id: x.people.viewer.id }), body: { role: "viewer" } },
  };

  test.each(Object.entries(routes))("%s", async (_name, { handler, method, params, ...rest }) => {
    const [name = ""] = Object.keys(params(b));
    const before = await checksums(b.orgId);
    const events = await denied(a.orgId);
    const random = await call(handler, asAdmin({ method, params: { [name]: newId() }, ...rest }));
    await settle();
    expect(await denied(a.orgId), "nothing was there to be denied").toBe(events);
    const foreign = await call(handler, asAdmin({ method, params: params(b), ...rest }));
    await settle();
    expect(foreign.status).toBe(404);
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
    expect(Object.keys(headersOf(foreign))).toEqual(Object.keys(headersOf(random)));
    expect(await denied(a.orgId)).toBe(events + 1);
    expect((await auditOf(a.orgId, "cross_org_access_denied")).at(-1)?.resource_id).toBe(Object.values(params(b))[0]);
    expect(await checksums(b.orgId)).toEqual(before);
  });

  test("what is no id at all is 404, too", async () => {
    for (const lead_id of ["1", "undefined", `${a.lead.id}'`, "%00"]) {
      expect((await call(getLeadRoute, asAdmin({ params: { lead_id } }))).status).toBe(404);
    }
  });

  test("a reference in the body is 422, foreign or random", async () => {
    const move = (new_stage_id: string) =>
      call(moveLeadRoute, asAdmin({ method: "PATCH", params: { lead_id: a.lead.id }, body: { new_stage_id } }));
    const [foreign, random] = [await move(b.second.id), await move(newId())];
    expect(foreign.status).toBe(422);
    expect(foreign.body.errors).toEqual([{ path: "new_stage_id", message: expect.any(String) }]);
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
  });
});

describe("the order of answers", () => {
  const tooBig = "x".repeat(1_000_001);

  test("413 before 401 before 422 before 403 before 415 before 422 before 404", async () => {
    const post = (request: Call) => call(updateLeadRoute, { method: "PUT", params: { lead_id: newId() }, ...request });
    const wrongType = { "content-type": "text/plain" };
    expect((await post({ raw: tooBig, headers: wrongType })).status).toBe(413);
    expect((await post({ raw: "x", headers: wrongType })).status).toBe(401);
    expect((await post({ token: viewer.token, org: "x", raw: "x", headers: wrongType })).status).toBe(422);
    expect((await post({ token: viewer.token, org: b.orgId, raw: "x", headers: wrongType })).body.code).toBe("forbidden");
    expect((await post({ token: viewer.token, org: a.orgId, raw: "x", headers: wrongType })).status).toBe(403);
    expect((await post(asAdmin({ raw: "x", headers: wrongType }))).status).toBe(415);
    expect((await post(asAdmin({ body: { full_name: 1 } }))).status).toBe(422);
    expect((await post(asAdmin({ body: { full_name: "Ana" } }))).status).toBe(404);
    const stale = { body: { full_name: "Ana", version: 77 }, params: { lead_id: a.lead.id } };
    expect((await post(asAdmin(stale))).body).toMatchObject({ status: 409, code: "version_conflict", current: { id: a.lead.id } });
  });

  test("413 by what is declared, and by what arrives when nothing is", async () => {
    const declared = asAdmin({ method: "POST", raw: "{}", headers: { "content-type": "application/json", "content-length": "1000001" } });
    expect((await call(createLeadRoute, declared)).status).toBe(413);
    expect((await call(createLeadRoute, asAdmin({ method: "POST", raw: tooBig }))).status).toBe(413);
    const cut = asAdmin({ method: "POST", raw: "{}", headers: { "content-type": "application/json", "content-length": "3" } });
    expect((await call(createLeadRoute, cut)).status).toBe(422);
  });

  test.each([
    ["a string", '"x"'],
    ["a list", "[]"],
    ["null", "null"],
    ["half a document", '{"full_name":'],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("422 for a body that is %s", async (_name, raw) => {
    const answer = await call(createLeadRoute, asAdmin({ method: "POST", raw, headers: { "content-type": "application/json" } }));
    expect(answer.status).toBe(422);
  });

  test("422 names every field by its path", async () => {
    const body = { email: "x", estimated_value: -1, tags: ["ok", ""], custom_fields: { a: { b: 1 } }, stage_id: "1", currency: "real" };
    const answer = await call(createLeadRoute, asAdmin({ method: "POST", body }));
    expect(answer.status).toBe(422);
    const paths = answer.body.errors.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(["currency", "custom_fields.a", "email", "estimated_value", "full_name", "stage_id", "tags.1"]);
  });

  test.each([
    ["NUL", { full_name: "a\u0000b" }],
    ["half a surrogate pair", { full_name: "a", custom_fields: { note: "\ud800" } }],
    ["NUL in a key", { full_name: "a", custom_fields: { "a\u0000": "b" } }],
    ["an e-mail that grows when it is normalised", { full_name: "a", email: `${"㎢".repeat(200)}@example.com` }],
  ])("422 for what the database cannot keep: %s", async (_name, body) => {
    expect((await call(createLeadRoute, asAdmin({ method: "POST", body }))).status).toBe(422);
  });

  test("422 for a query key given twice, never for one that only looks like a built-in", async () => {
    expect((await call(listLeadsRoute, asAdmin({ query: "?limit=1&limit=2" }))).body.errors[0].path).toBe("limit");
    expect((await call(listLeadsRoute, asAdmin({ query: "?constructor=1&toString=2" }))).status).toBe(200);
  });

  test.each(["x", "W10", Buffer.from('["x","y"]').toString("base64url"), Buffer.from('["0000-01-01T00:00:00Z","x"]').toString("base64url"), "%00"])(
    "422 for a cursor of somebody's own making: %s",
    async (cursor) => {
      expect((await call(listLeadsRoute, asAdmin({ query: `?cursor=${cursor}` }))).status).toBe(422);
    },
  );

  test("another organization's cursor is a place in one's own list, nothing more", async () => {
    await withSystem("test", (db) => createLead(db, b.orgId, b.first));
    const { token } = await sessionOf(b.people.admin.id, b.orgId);
    const theirs = await call(listLeadsRoute, { token, org: b.orgId, query: "?limit=1" });
    const answer = await call(listLeadsRoute, asAdmin({ query: `?cursor=${theirs.body.next_cursor}` }));
    expect(answer.status).toBe(200);
    for (const lead of answer.body.data) expect(lead.organization_id).toBe(a.orgId);
  });
});

describe("the shape of answers", () => {
  test("every error is a problem document with all its members", async () => {
    const answers = [
      await call(listLeadsRoute),
      await call(listLeadsRoute, asAdmin({ org: "x" })),
      await call(listLeadsRoute, asAdmin({ org: b.orgId })),
      await call(createLeadRoute, { method: "POST", token: viewer.token, org: a.orgId, body: { full_name: "X" } }),
      await call(createLeadRoute, asAdmin({ method: "POST", body: {} })),
      await call(getLeadRoute, asAdmin({ params: { lead_id: newId() } })),
      await call(createLeadRoute, asAdmin({ method: "POST", raw: "x", headers: { "content-type": "text/plain" } })),
      await call(loginRoute, { method: "POST", body: { email: "nobody@example.com", password: "wrong" } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 422, 403, 403, 422, 404, 415, 401]);
    for (const { status, body, headers } of answers) {
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(headers.get("cache-control")).toContain("no-store");
      expect(body).toMatchObject({ status, title: expect.any(String), code: expect.any(String), detail: expect.stringMatching(/\w/) });
      expect(new URL(body.type).protocol).toBe("https:");
      expect(body.request_id).toBe(headers.get("x-request-id"));
      expect(body.errors !== undefined).toBe(status === 422);
    }
    expect(answers[0]?.headers.get("x-ratelimit-limit")).toBeNull();
    for (const { headers } of answers.slice(1, 7)) {
      expect(Number(headers.get("x-ratelimit-limit"))).toBeGreaterThan(0);
      expect(Number(headers.get("x-ratelimit-remaining"))).toBeGreaterThan(0);
      expect(Number(headers.get("x-ratelimit-reset"))).toBeGreaterThan(0);
    }
  });

  test("the same in the reader's language, under the caller's request id", async () => {
    const id = newId();
    const english = await call(listLeadsRoute, { headers: { "accept-language": "en-GB", "x-request-id": id } });
    const portuguese = await call(listLeadsRoute, { headers: { "accept-language": "pt-BR", "x-request-id": "<script>" } });
    expect(english.body).toMatchObject({ request_id: id, detail: expect.stringContaining("session") });
    expect(portuguese.body.detail).not.toBe(english.body.detail);
    expect(portuguese.body.request_id).not.toContain("<");
  });

  test("a good answer counts the limit down and is not kept by anybody", async () => {
    const first = await call(listLeadsRoute, asAdmin());
    const second = await call(listLeadsRoute, asAdmin());
    expect(Number(first.headers.get("x-ratelimit-remaining")) - Number(second.headers.get("x-ratelimit-remaining"))).toBe(1);
    expect(first.headers.get("cache-control")).toContain("no-store");
  });

  test("429 says when to come back", async () => {
    const headers = { "x-forwarded-for": "10.200.0.1" };
    const body = { email: `nobody-${newId()}@example.com`, password: "wrong" };
    const statuses: number[] = [];
    let last = await call(loginRoute, { method: "POST", headers, body });
    while (last.status === 401 && statuses.push(last.status) < 50) last = await call(loginRoute, { method: "POST", headers, body });
    expect(statuses.length).toBe(10);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
  });

  test("an address that is none is nobody's problem", async () => {
    const headers = { "x-forwarded-for": `1.1.1.1, ${"9".repeat(500)}` };
    expect((await call(createLeadRoute, asAdmin({ method: "POST", headers, body: { full_name: "Ana" } }))).status).toBe(201);
  });
});

describe("mass assignment", () => {
  const forbidden = () => ({
    id: newId(),
    organization_id: b.orgId,
    org_id: b.orgId,
    contact_id: b.lead.contact_id,
    pipeline_id: b.first.pipeline_id,
    position: "a0",
    lead_score: 100,
    status: "won",
    version: 99,
    converted_at: "2001-01-01T00:00:00.000Z",
    created_at: "2001-01-01T00:00:00.000Z",
    updated_at: "2001-01-01T00:00:00.000Z",
    deleted_at: "2001-01-01T00:00:00.000Z",
    stage_entered_at: "2001-01-01T00:00:00.000Z",
  });

  test("on create", async () => {
    const extra = forbidden();
    const { status, body } = await call(createLeadRoute, asAdmin({ method: "POST", body: { ...extra, full_name: "Ana" } }));
    expect(status).toBe(201);
    for (const [field, value] of Object.entries(extra)) expect(body[field], field).not.toBe(value);
    expect(body).toMatchObject({ organization_id: a.orgId, version: 1, status: "open", lead_score: null });
  });

  test("on update, where the path's id wins over the body's", async () => {
    const before = (await call(getLeadRoute, asAdmin({ params: { lead_id: a.lead.id } }))).body;
    const { version: _version, ...extra } = { ...forbidden(), lead_id: b.lead.id, assigned_to: a.colleague.id, stage_id: a.second.id };
    const { status, body } = await call(updateLeadRoute, asAdmin({ method: "PUT", params: { lead_id: a.lead.id }, body: { ...extra, company: "Padaria" } }));
    expect(status).toBe(200);
    const { updated_at: _at, ...same } = before;
    expect(body).toMatchObject({ ...same, company: "Padaria", version: before.version + 1 });
  });

  test("on the organization and on members", async () => {
    const body = { name: a.organization.name, plan_tier: "enterprise", slug: "taken-over", features_enabled: ["all"], id: b.orgId };
    const answer = await call(updateOrganizationRoute, asAdmin({ method: "PUT", body }));
    expect(answer.body).toMatchObject({ id: a.orgId, plan_tier: "trial", features_enabled: [] });
    expect(answer.body.slug).not.toBe("taken-over");
    const member = { role: "viewer", permissions: { "audit.read": true }, is_active: false, organization_id: b.orgId };
    await call(updateMemberRoute, asAdmin({ method: "PUT", params: { user_id: a.people.viewer.id }, body: member }));
    const [row] = await systemRead().select().from(organization_members).where(eq(organization_members.user_id, a.people.viewer.id));
    expect(row).toMatchObject({ organization_id: a.orgId, permissions: {}, is_active: true });
  });
});

describe("Idempotency-Key", () => {
  const create = (key: string, body: object, token = admin.token) =>
    call(createLeadRoute, { method: "POST", token, org: a.orgId, headers: { "idempotency-key": key }, body });

  test("the same request twice is one lead and one answer", async () => {
    const before = await countLeads(a.orgId);
    const key = newId();
    const first = await create(key, { full_name: "Ana", tags: ["b", "a"], custom_fields: { z: 1, a: 2 } });
    const second = await create(key, { full_name: "Ana", tags: ["b", "a"], custom_fields: { z: 1, a: 2 } });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await countLeads(a.orgId)).toBe(before + 1);
  });

  test("another body is a conflict, another person's key is another key", async () => {
    const key = newId();
    const first = await create(key, { full_name: "Ana" });
    expect(await create(key, { full_name: "Bia" })).toMatchObject({ status: 409, body: { code: "conflict" } });
    const manager = await sessionOf(a.people.manager.id, a.orgId);
    const other = await create(key, { full_name: "Ana" }, manager.token);
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(first.body.id);
  });

  test("a failed attempt gives the key back", async () => {
    const key = newId();
    expect((await create(key, { full_name: "Ana", stage_id: newId() })).status).toBe(422);
    expect((await create(key, { full_name: "Ana" })).status).toBe(201);
  });

  test("20 at once are one lead", async () => {
    const before = await countLeads(a.orgId);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(key, { full_name: "Caio" })));
    expect(await countLeads(a.orgId)).toBe(before + 1);
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of answers) expect([201, 409], JSON.stringify(body)).toContain(status);
  });

  test("a move with a version can be sent again, too", async () => {
    const { body: lead } = await create(newId(), { full_name: "Davi" });
    const headers = { "idempotency-key": newId() };
    const body = { new_stage_id: a.second.id, version: lead.version };
    const move = () => call(moveLeadRoute, asAdmin({ method: "PATCH", params: { lead_id: lead.id }, headers, body }));
    const [first, second] = [await move(), await move()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  test("two organizations may use one key", async () => {
    const key = newId();
    const there = await sessionOf(b.people.admin.id, b.orgId);
    const mine = await create(key, { full_name: "Ana" });
    const theirs = await call(createLeadRoute, { method: "POST", token: there.token, org: b.orgId, headers: { "idempotency-key": key }, body: { full_name: "Ana" } });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.organization_id).toBe(b.orgId);
  });
});

describe("the browser's cookie", () => {
  const cookie = async (sessionId = admin.sessionId) =>
    `next-auth.session-token=${await encode({ token: { sub: a.people.admin.id, sessionId }, secret })}`;
  const post = async (headers: Record<string, string>) =>
    call(createLeadRoute, { method: "POST", headers: { cookie: await cookie(), ...headers }, body: { full_name: "Ana" } });

  test.each([
    ["without Origin and Sec-Fetch-Site", {}],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["from a sibling", { "sec-fetch-site": "same-site", origin: "http://sub.localhost:3000" }],
    ["typed into the address bar", { "sec-fetch-site": "none" }],
    ["another origin that says it is the same", { "sec-fetch-site": "same-origin", origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["our host on another port", { origin: "http://localhost:3001" }],
  ])("a write %s is refused", async (_name, headers) => {
    const before = await countLeads(a.orgId);
    expect(await post(headers)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await countLeads(a.orgId)).toBe(before);
  });

  test("from our own pages it writes, and reads need no proof", async () => {
    expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(201);
    expect((await post({ origin: "http://localhost:3000" })).status).toBe(201);
    expect((await call(membersRoute, { headers: { cookie: await cookie() } })).status).toBe(200);
  });

  test("a cookie that is not ours is nobody", async () => {
    const forged = await encode({ token: { sub: a.people.admin.id, sessionId: admin.sessionId }, secret: "another secret" });
    for (const value of [forged, "x", admin.token, (await cookie(newId())).split("=")[1]]) {
      expect((await call(membersRoute, { headers: { cookie: `next-auth.session-token=${value}` } })).status).toBe(401);
    }
  });

  test("a bad token is not saved by a good cookie", async () => {
    expect((await call(membersRoute, { token: "bad", headers: { cookie: await cookie() } })).status).toBe(401);
  });
});

const headersOf = ({ headers }: { headers: Headers }) => Object.fromEntries(headers);
const withoutRequestId = ({ text }: { text: string }) => text.replace(/"request_id":"[^"]+"/, "");

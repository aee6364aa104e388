import { call } from "../support/http";
import { createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { GET as membersRoute } from "@/app/api/organizations/current/members/route";
import { POST as logoutRoute } from "@/app/api/auth/logout/route";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { sessionOf } from "../support/people";
import { countLeads, createTeams, type Teams } from "./teams";

const secret = "a secret for tests that is long enough";
let teams: Teams;
let a: Fixture;
let b: Fixture;
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b } = teams);
});

describe("401: without a credential that lives", () => {
  const sign = (
    claims: object,
    {
      key = `access-token:${secret}`,
      expires = "15 minutes",
      issuer = "loved-crm",
      audience = "loved-crm-api",
      typ = "at+jwt",
    } = {},
  ) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256", typ })
      .setSubject(a.people.admin.id)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(key));
  const claims = () => ({ sid: teams.admin.sessionId, org_id: a.orgId });
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
    "no organization in it": () => sign({ sid: teams.admin.sessionId }),
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
    for (const authorization of [
      undefined,
      "",
      "Bearer",
      `Basic ${teams.admin.token}`,
      `Bearer ${teams.admin.token}, Bearer ${teams.admin.token}`,
    ]) {
      const answer = await call(listLeadsRoute, {
        org: a.orgId,
        headers: authorization === undefined ? {} : { authorization },
      });
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

describe("the browser's cookie", () => {
  const cookie = async (sessionId = teams.admin.sessionId) =>
    `${sessionCookieName()}=${await encode({ token: { sub: a.people.admin.id, sessionId }, secret })}`;
  const post = async (headers: Record<string, string>) =>
    call(createLeadRoute, {
      method: "POST",
      headers: { cookie: await cookie(), ...headers },
      body: { full_name: "Ana" },
    });

  test.each([
    ["without Origin and Sec-Fetch-Site", {}],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["from a sibling", { "sec-fetch-site": "same-site", origin: "http://sub.localhost:3000" }],
    ["typed into the address bar", { "sec-fetch-site": "none" }],
    [
      "another origin that says it is the same",
      { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
    ],
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
    const forged = await encode({
      token: { sub: a.people.admin.id, sessionId: teams.admin.sessionId },
      secret: "another secret",
    });
    for (const value of [forged, "x", teams.admin.token, (await cookie(newId())).split("=")[1]]) {
      expect(
        (await call(membersRoute, { headers: { cookie: `${sessionCookieName()}=${value}` } })).status,
      ).toBe(401);
    }
  });

  test("a bad token is not saved by a good cookie", async () => {
    expect((await call(membersRoute, { token: "bad", headers: { cookie: await cookie() } })).status).toBe(
      401,
    );
  });
});

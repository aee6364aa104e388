import { call } from "../support/http";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { GET as getLeadRoute } from "@/app/api/crm/leads/[lead_id]/route";
import { POST as loginRoute } from "@/app/api/auth/login/route";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { someText, textLike } from "../support/matchers";
import { createTeams, type Teams } from "./teams";

let teams: Teams;
let a: Fixture;
let b: Fixture;
let asAdmin: Teams["asAdmin"];
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b, asAdmin } = teams);
});

describe("the shape of answers", () => {
  test("every error is a problem document with all its members", async () => {
    const answers = [
      await call(listLeadsRoute),
      await call(listLeadsRoute, asAdmin({ org: "x" })),
      await call(listLeadsRoute, asAdmin({ org: b.orgId })),
      await call(createLeadRoute, {
        method: "POST",
        token: teams.viewer.token,
        org: a.orgId,
        body: { full_name: "X" },
      }),
      await call(createLeadRoute, asAdmin({ method: "POST", body: {} })),
      await call(getLeadRoute, asAdmin({ params: { lead_id: newId() } })),
      await call(
        createLeadRoute,
        asAdmin({ method: "POST", raw: "x", headers: { "content-type": "text/plain" } }),
      ),
      await call(loginRoute, { method: "POST", body: { email: "nobody@example.com", password: "wrong" } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 422, 403, 403, 422, 404, 415, 401]);
    for (const { status, body, headers } of answers) {
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(headers.get("cache-control")).toContain("no-store");
      expect(body).toMatchObject({
        status,
        title: someText,
        code: someText,
        detail: textLike(/\w/),
      });
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
    const english = await call(listLeadsRoute, {
      headers: { "accept-language": "en-GB", "x-request-id": id },
    });
    const portuguese = await call(listLeadsRoute, {
      headers: { "accept-language": "pt-BR", "x-request-id": "<script>" },
    });
    expect(english.body).toMatchObject({ request_id: id, detail: textLike(/session/) });
    expect(portuguese.body.detail).not.toBe(english.body.detail);
    expect(portuguese.body.request_id).not.toContain("<");
  });

  test("a good answer counts the limit down and is not kept by anybody", async () => {
    const first = await call(listLeadsRoute, asAdmin());
    const second = await call(listLeadsRoute, asAdmin());
    expect(
      Number(first.headers.get("x-ratelimit-remaining")) -
        Number(second.headers.get("x-ratelimit-remaining")),
    ).toBe(1);
    expect(first.headers.get("cache-control")).toContain("no-store");
  });

  test("429 says when to come back", async () => {
    const headers = { "x-forwarded-for": "10.200.0.1" };
    const body = { email: `nobody-${newId()}@example.com`, password: "wrong" };
    const statuses: number[] = [];
    let last = await call(loginRoute, { method: "POST", headers, body });
    while (last.status === 401 && statuses.push(last.status) < 50)
      last = await call(loginRoute, { method: "POST", headers, body });
    expect(statuses.length).toBe(10);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
  });

  test("an address that is none is nobody's problem", async () => {
    const headers = { "x-forwarded-for": `1.1.1.1, ${"9".repeat(500)}` };
    expect(
      (await call(createLeadRoute, asAdmin({ method: "POST", headers, body: { full_name: "Ana" } }))).status,
    ).toBe(201);
  });
});

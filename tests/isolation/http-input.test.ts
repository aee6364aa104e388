import { call, type Call } from "../support/http";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { PUT as updateLeadRoute } from "@/app/api/crm/leads/[lead_id]/route";
import { createLead } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { sessionOf } from "../support/people";
import { createTeams, type Teams } from "./teams";

let teams: Teams;
let a: Fixture;
let b: Fixture;
let asAdmin: Teams["asAdmin"];
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b, asAdmin } = teams);
});

describe("the order of answers", () => {
  const tooBig = "x".repeat(1_000_001);

  test("413 before 401 before 422 before 403 before 415 before 422 before 404", async () => {
    const post = (request: Call) =>
      call(updateLeadRoute, { method: "PUT", params: { lead_id: newId() }, ...request });
    const wrongType = { "content-type": "text/plain" };
    expect((await post({ raw: tooBig, headers: wrongType })).status).toBe(413);
    expect((await post({ raw: "x", headers: wrongType })).status).toBe(401);
    expect((await post({ token: teams.viewer.token, org: "x", raw: "x", headers: wrongType })).status).toBe(
      422,
    );
    expect(
      (await post({ token: teams.viewer.token, org: b.orgId, raw: "x", headers: wrongType })).body.code,
    ).toBe("forbidden");
    expect(
      (await post({ token: teams.viewer.token, org: a.orgId, raw: "x", headers: wrongType })).status,
    ).toBe(403);
    expect((await post(asAdmin({ raw: "x", headers: wrongType }))).status).toBe(415);
    expect((await post(asAdmin({ body: { full_name: 1 } }))).status).toBe(422);
    expect((await post(asAdmin({ body: { full_name: "Ana" } }))).status).toBe(404);
    const stale = { body: { full_name: "Ana", version: 77 }, params: { lead_id: a.lead.id } };
    expect((await post(asAdmin(stale))).body).toMatchObject({
      status: 409,
      code: "version_conflict",
      current: { id: a.lead.id },
    });
  });

  test("413 by what is declared, and by what arrives when nothing is", async () => {
    const declared = asAdmin({
      method: "POST",
      raw: "{}",
      headers: { "content-type": "application/json", "content-length": "1000001" },
    });
    expect((await call(createLeadRoute, declared)).status).toBe(413);
    expect((await call(createLeadRoute, asAdmin({ method: "POST", raw: tooBig }))).status).toBe(413);
    const cut = asAdmin({
      method: "POST",
      raw: "{}",
      headers: { "content-type": "application/json", "content-length": "3" },
    });
    expect((await call(createLeadRoute, cut)).status).toBe(422);
  });

  test.each([
    ["a string", '"x"'],
    ["a list", "[]"],
    ["null", "null"],
    ["half a document", '{"full_name":'],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("422 for a body that is %s", async (_name, raw) => {
    const answer = await call(
      createLeadRoute,
      asAdmin({ method: "POST", raw, headers: { "content-type": "application/json" } }),
    );
    expect(answer.status).toBe(422);
  });

  test("422 names every field by its path", async () => {
    const body = {
      email: "x",
      estimated_value: -1,
      tags: ["ok", ""],
      custom_fields: { a: { b: 1 } },
      stage_id: "1",
      currency: "real",
    };
    const answer = await call(createLeadRoute, asAdmin({ method: "POST", body }));
    expect(answer.status).toBe(422);
    const paths = answer.body.errors.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual([
      "currency",
      "custom_fields.a",
      "email",
      "estimated_value",
      "full_name",
      "stage_id",
      "tags.1",
    ]);
  });

  test.each([
    ["NUL", { full_name: "a\u0000b" }],
    ["half a surrogate pair", { full_name: "a", custom_fields: { note: "\ud800" } }],
    ["NUL in a key", { full_name: "a", custom_fields: { "a\u0000": "b" } }],
    [
      "an e-mail that grows when it is normalised",
      { full_name: "a", email: `${"㎢".repeat(200)}@example.com` },
    ],
  ])("422 for what the database cannot keep: %s", async (_name, body) => {
    expect((await call(createLeadRoute, asAdmin({ method: "POST", body }))).status).toBe(422);
  });

  test("422 for a query key given twice, never for one that only looks like a built-in", async () => {
    expect((await call(listLeadsRoute, asAdmin({ query: "?limit=1&limit=2" }))).body.errors[0]?.path).toBe(
      "limit",
    );
    expect((await call(listLeadsRoute, asAdmin({ query: "?constructor=1&toString=2" }))).status).toBe(200);
  });

  test.each([
    "x",
    "W10",
    Buffer.from('["x","y"]').toString("base64url"),
    Buffer.from('["0000-01-01T00:00:00Z","x"]').toString("base64url"),
    "%00",
  ])("422 for a cursor of somebody's own making: %s", async (cursor) => {
    expect((await call(listLeadsRoute, asAdmin({ query: `?cursor=${cursor}` }))).status).toBe(422);
  });

  test("another organization's cursor is a place in one's own list, nothing more", async () => {
    await withSystem("test", (db) => createLead(db, b.orgId, b.first));
    const { token } = await sessionOf(b.people.admin.id, b.orgId);
    const theirs = await call(listLeadsRoute, { token, org: b.orgId, query: "?limit=1" });
    const answer = await call(listLeadsRoute, asAdmin({ query: `?cursor=${theirs.body.next_cursor}` }));
    expect(answer.status).toBe(200);
    for (const lead of answer.body.data) expect(lead.organization_id).toBe(a.orgId);
  });
});

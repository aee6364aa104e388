import { call } from "../support/http";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { PATCH as moveLeadRoute } from "@/app/api/crm/leads/[lead_id]/stage/route";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { sessionOf } from "../support/people";
import { countLeads, createTeams, type Teams } from "./teams";

let teams: Teams;
let a: Fixture;
let b: Fixture;
let asAdmin: Teams["asAdmin"];
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b, asAdmin } = teams);
});

describe("Idempotency-Key", () => {
  const create = (key: string, body: object, token = teams.admin.token) =>
    call(createLeadRoute, { method: "POST", token, org: a.orgId, headers: { "idempotency-key": key }, body });

  test("the same request twice is one lead and one answer", async () => {
    const before = await countLeads(a.orgId);
    const key = newId();
    const first = await create(key, {
      full_name: "Ana",
      tags: ["b", "a"],
      custom_fields: { [a.field.key]: "z" },
    });
    const second = await create(key, {
      full_name: "Ana",
      tags: ["b", "a"],
      custom_fields: { [a.field.key]: "z" },
    });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await countLeads(a.orgId)).toBe(before + 1);
  });

  test("another body is a conflict, another person's key is another key", async () => {
    const key = newId();
    const first = await create(key, { full_name: "Ana" });
    expect(await create(key, { full_name: "Bia" })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
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
    const move = () =>
      call(moveLeadRoute, asAdmin({ method: "PATCH", params: { lead_id: lead.id }, headers, body }));
    const [first, second] = [await move(), await move()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  test("two organizations may use one key", async () => {
    const key = newId();
    const there = await sessionOf(b.people.admin.id, b.orgId);
    const mine = await create(key, { full_name: "Ana" });
    const theirs = await call(createLeadRoute, {
      method: "POST",
      token: there.token,
      org: b.orgId,
      headers: { "idempotency-key": key },
      body: { full_name: "Ana" },
    });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.organization_id).toBe(b.orgId);
  });
});

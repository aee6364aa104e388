import { call, settle } from "../support/http";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import {
  DELETE as deleteLeadRoute,
  GET as getLeadRoute,
  PUT as updateLeadRoute,
} from "@/app/api/crm/leads/[lead_id]/route";
import { PATCH as moveLeadRoute } from "@/app/api/crm/leads/[lead_id]/stage/route";
import { DELETE as revokeInviteRoute } from "@/app/api/invites/[invite_id]/route";
import { PUT as updateMemberRoute } from "@/app/api/organizations/members/[user_id]/route";
import { organization_members } from "@/db/schema";
import { createMember } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { sessionOf } from "../support/people";
import { auditOf, checksums } from "../support/rows";
import { countLeads, createTeams, denied, headersOf, withoutRequestId, type Teams } from "./teams";

let teams: Teams;
let a: Fixture;
let b: Fixture;
let asAdmin: Teams["asAdmin"];
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b, asAdmin } = teams);
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
    expect(answer.body.errors).toEqual([{ path: "X-Org-Id", message: someText }]);
    await settle();
    expect(await denied(a.orgId)).toBe(before);
  });

  test("another organization's is 403, and the organization of the credential reads of it", async () => {
    const [atA, atB] = [await denied(a.orgId), await denied(b.orgId)];
    const foreign = await call(
      createLeadRoute,
      asAdmin({ method: "POST", org: b.orgId, body: { full_name: "X" } }),
    );
    const random = await call(
      createLeadRoute,
      asAdmin({ method: "POST", org: newId(), body: { full_name: "X" } }),
    );
    await settle();
    expect([foreign.status, random.status]).toEqual([403, 403]);
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
    expect(await denied(a.orgId)).toBe(atA + 2);
    expect(await denied(b.orgId)).toBe(atB);
    const events = (await auditOf(a.orgId, "cross_org_access_denied")).slice(-2);
    for (const event of events) {
      expect(event).toMatchObject({ user_id: a.people.admin.id, success: false, resource_type: "security" });
    }
    const requestIds = [foreign, random].map(({ body }) => body.request_id);
    expect(events.map(({ request_id }) => request_id).sort()).toEqual(requestIds.sort());
  });

  test("also where the person is a member: the token's organization counts", async () => {
    await withSystem("test", (db) =>
      db
        .insert(organization_members)
        .values({ organization_id: b.orgId, user_id: a.people.manager.id, role: "admin" }),
    );
    const { token } = await sessionOf(a.people.manager.id, a.orgId);
    const before = await countLeads(b.orgId);
    const answer = await call(createLeadRoute, {
      method: "POST",
      token,
      org: b.orgId,
      body: { full_name: "X" },
    });
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
    expect((await call(DELETE, asAdmin({ method: "DELETE", params: { user_id: person.id } }))).status).toBe(
      200,
    );
    const before = await denied(a.orgId);
    expect((await call(listLeadsRoute, { token, org: a.orgId })).status).toBe(403);
    await settle();
    expect(await denied(a.orgId)).toBe(before + 1);
  });
});

describe("404: an id of another organization is an id of nobody", () => {
  const routes = {
    "GET lead": { handler: getLeadRoute, method: "GET", params: (x: Fixture) => ({ lead_id: x.lead.id }) },
    "PUT lead": {
      handler: updateLeadRoute,
      method: "PUT",
      params: (x: Fixture) => ({ lead_id: x.lead.id }),
      body: { company: "X" },
    },
    "DELETE lead": {
      handler: deleteLeadRoute,
      method: "DELETE",
      params: (x: Fixture) => ({ lead_id: x.lead.id }),
    },
    "DELETE invite": {
      handler: revokeInviteRoute,
      method: "DELETE",
      params: (x: Fixture) => ({ invite_id: x.inviteId }),
    },
    "PUT member": {
      handler: updateMemberRoute,
      method: "PUT",
      params: (x: Fixture) => ({ user_id: x.people.viewer.id }),
      body: { role: "viewer" },
    },
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
    expect((await auditOf(a.orgId, "cross_org_access_denied")).at(-1)?.resource_id).toBe(
      Object.values(params(b))[0],
    );
    expect(await checksums(b.orgId)).toEqual(before);
  });

  test("what is no id at all is 404, too", async () => {
    for (const lead_id of ["1", "undefined", `${a.lead.id}'`, "%00"]) {
      expect((await call(getLeadRoute, asAdmin({ params: { lead_id } }))).status).toBe(404);
    }
  });

  test("a reference in the body is 422, foreign or random", async () => {
    const move = (new_stage_id: string) =>
      call(
        moveLeadRoute,
        asAdmin({ method: "PATCH", params: { lead_id: a.lead.id }, body: { new_stage_id } }),
      );
    const [foreign, random] = [await move(b.second.id), await move(newId())];
    expect(foreign.status).toBe(422);
    expect(foreign.body.errors).toEqual([{ path: "new_stage_id", message: someText }]);
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
  });
});

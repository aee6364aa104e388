import { call } from "../support/http";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { GET as getLeadRoute, PUT as updateLeadRoute } from "@/app/api/crm/leads/[lead_id]/route";
import { PUT as updateMemberRoute } from "@/app/api/organizations/members/[user_id]/route";
import { PUT as updateOrganizationRoute } from "@/app/api/organizations/current/route";
import { organization_members } from "@/db/schema";
import { systemRead } from "@/db/system";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { createTeams, type Teams } from "./teams";

let teams: Teams;
let a: Fixture;
let b: Fixture;
let asAdmin: Teams["asAdmin"];
beforeAll(async () => {
  teams = await createTeams();
  ({ a, b, asAdmin } = teams);
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
    const { status, body } = await call(
      createLeadRoute,
      asAdmin({ method: "POST", body: { ...extra, full_name: "Ana" } }),
    );
    expect(status).toBe(201);
    for (const [field, value] of Object.entries(extra)) expect(body[field], field).not.toBe(value);
    expect(body).toMatchObject({ organization_id: a.orgId, version: 1, status: "open", lead_score: null });
  });

  test("on update, where the path's id wins over the body's", async () => {
    const before = (await call(getLeadRoute, asAdmin({ params: { lead_id: a.lead.id } }))).body;
    const { version: _version, ...extra } = {
      ...forbidden(),
      lead_id: b.lead.id,
      assigned_to: a.colleague.id,
      stage_id: a.second.id,
    };
    const { status, body } = await call(
      updateLeadRoute,
      asAdmin({ method: "PUT", params: { lead_id: a.lead.id }, body: { ...extra, company: "Padaria" } }),
    );
    expect(status).toBe(200);
    // The company's record follows from its name; nobody chooses it.
    const { updated_at: _at, company_id: _company, ...same } = before;
    expect(body).toMatchObject({ ...same, company: "Padaria", version: before.version + 1 });
  });

  test("on the organization and on members", async () => {
    const body = {
      name: a.organization.name,
      plan_tier: "enterprise",
      slug: "taken-over",
      features_enabled: ["all"],
      id: b.orgId,
    };
    const answer = await call(updateOrganizationRoute, asAdmin({ method: "PUT", body }));
    expect(answer.body).toMatchObject({ id: a.orgId, plan_tier: "trial", features_enabled: [] });
    expect(answer.body.slug).not.toBe("taken-over");
    const member = {
      role: "viewer",
      permissions: { "audit.read": true },
      is_active: false,
      organization_id: b.orgId,
    };
    await call(
      updateMemberRoute,
      asAdmin({ method: "PUT", params: { user_id: a.people.viewer.id }, body: member }),
    );
    const [row] = await systemRead()
      .select()
      .from(organization_members)
      .where(eq(organization_members.user_id, a.people.viewer.id));
    expect(row).toMatchObject({ organization_id: a.orgId, permissions: {}, is_active: true });
  });
});

import { callAction } from "../support/actions";
import { call, settle } from "../support/http";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createLeadAction } from "@/app/actions/leads";
import { POST as loginRoute } from "@/app/api/auth/login/route";
import { GET as listLeadsRoute, POST as createLeadRoute } from "@/app/api/crm/leads/route";
import { GET as getLeadRoute } from "@/app/api/crm/leads/[lead_id]/route";
import { POST as webhookRoute } from "@/app/api/webhooks/whatsapp/[org_id]/route";
import { newId } from "@/lib/ids";
import { createLead, listLeads } from "@/lib/leads";
import { createTeam } from "../support/context";
import { captureLog } from "../support/log-lines";
import { someNumber } from "../support/matchers";
import { sessionOf } from "../support/people";

const log = captureLog();
beforeEach(log.clear);

let orgId: string;
let who: { userId: string; sessionId: string };
let asMember: { token: string; org: string };
beforeAll(async () => {
  const { organization, member } = await createTeam();
  orgId = organization.id;
  const { sessionId, token } = await sessionOf(member.id, orgId);
  who = { userId: member.id, sessionId };
  asMember = { token, org: orgId };
});

const ids = () => ({ organization_id: orgId, user_id: who.userId });
const person = { full_name: "Marina Segredo", email: "marina@segredo.example", phone: "+5511955553333" };
const personal = /segredo|95555-?3333|955553333|marina/i;

describe("one line per answer, with ids and nothing else", () => {
  test("of a request", async () => {
    const requestId = newId();
    const { status } = await call(createLeadRoute, {
      ...asMember,
      method: "POST",
      body: { ...person, notes: "marina prefere o telefone 11 95555-3333" },
      headers: {
        "x-request-id": requestId,
        "x-forwarded-for": "203.0.113.9",
        "user-agent": "marina's phone",
      },
    });
    await settle();
    expect(status).toBe(201);
    expect(log.lines()).toEqual([
      {
        level: "INFO",
        timestamp: expect.any(String) as string,
        service: "loved-crm",
        message: "request",
        method: "POST",
        route: "/crm/leads",
        status: 201,
        duration_ms: someNumber,
        request_id: requestId,
        ...ids(),
      },
    ]);
    expect(log.text()).not.toMatch(personal);
    expect(log.text()).not.toContain("203.0.113.9");
  });

  test("of a search: the route's pattern, not what was looked for", async () => {
    const query = "?q=segredo&email=marina%40segredo.example";
    await call(listLeadsRoute, { ...asMember, query });
    const lead_id = newId();
    await call(getLeadRoute, { ...asMember, params: { lead_id } });
    await settle();
    expect(log.lines().map(({ route }) => route)).toEqual(["/crm/leads", "/crm/leads/{lead_id}"]);
    expect(log.text()).not.toMatch(personal);
  });

  test("of a server action", async () => {
    await callAction(createLeadAction, person, who);
    await callAction(createLeadAction, { ...person, full_name: "" }, who);
    await settle();
    expect(log.lines()).toEqual([
      expect.objectContaining({
        level: "INFO",
        message: "action",
        action: createLead.name,
        status: 200,
        ...ids(),
      }),
      expect.objectContaining({
        level: "INFO",
        message: "action",
        action: createLead.name,
        status: 422,
        ...ids(),
      }),
    ]);
    expect(log.text()).not.toMatch(personal);
  });

  test("of somebody who is not signed in, and of a delivery nobody signed", async () => {
    await call(loginRoute, { method: "POST", body: { email: person.email, password: "Segredo-2026" } });
    await call(webhookRoute, { method: "POST", params: { org_id: orgId }, body: { text: person } });
    await settle();
    expect(log.lines()).toEqual([
      expect.objectContaining({ route: "/auth/login", status: 401 }),
      expect.objectContaining({ level: "WARN", message: "delivery refused", organization_id: orgId }),
      expect.objectContaining({ route: "/webhooks/whatsapp/{org_id}", status: 401, organization_id: orgId }),
    ]);
    expect(log.text()).not.toMatch(personal);
  });
});

describe("failures", () => {
  test("name organization, person and request, on both transports", async () => {
    const broken = new Error("something of ours is broken");
    vi.spyOn(listLeads, "execute").mockRejectedValueOnce(broken);
    vi.spyOn(createLead, "execute").mockRejectedValueOnce(broken);
    const { body } = await call(listLeadsRoute, asMember);
    await callAction(createLeadAction, person, who);
    const errors = log.lines().filter(({ level }) => level === "ERROR");
    expect(errors).toEqual([
      expect.objectContaining({ message: "request failed", request_id: body.request_id, ...ids() }),
      expect.objectContaining({ message: "action failed", action: createLead.name, ...ids() }),
    ]);
    expect(log.text()).not.toMatch(personal);
  });

  test("a client that went away is no failure of ours", async () => {
    const aborted = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const raw = new ReadableStream({ pull: (controller) => controller.error(aborted) });
    await expect(
      call(createLeadRoute, {
        ...asMember,
        method: "POST",
        raw,
        headers: { "content-type": "application/json" },
      }),
    ).resolves.toMatchObject({ status: 499 });
    expect(log.lines()).toEqual([expect.objectContaining({ level: "INFO", status: 499 })]);
  });

  test("a database that went away is", async () => {
    const lost = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    vi.spyOn(listLeads, "execute").mockRejectedValueOnce(lost);
    expect((await call(listLeadsRoute, asMember)).status).toBe(503);
    expect(log.lines()).toContainEqual(expect.objectContaining({ level: "ERROR", ...ids() }));
  });
});

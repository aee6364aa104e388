import { callAction } from "../support/actions";
import { call } from "../support/http";
import * as Sentry from "@sentry/nextjs";
import { encode } from "next-auth/jwt";
import { RetryAfterError } from "inngest";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createLeadAction } from "@/app/actions/leads";
import { GET as listLeadsRoute } from "@/app/api/crm/leads/route";
import { orgFunction } from "@/inngest/function";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { reportRequestError } from "@/lib/http/request-error";
import { newId } from "@/lib/ids";
import { createLead, listLeads } from "@/lib/leads";
import { captureException, startSentry } from "@/lib/observability";
import { inScope } from "@/lib/request-scope";
import { reportUnhandled } from "@/lib/server";
import { createTeam } from "../support/context";
import { sessionOf } from "../support/people";

type Report = { tags: Record<string, string>; exception: { values: { value: string }[] } };
const sent: string[] = [];

/** What has arrived at the error tracker, in full and as events. */
async function reports(): Promise<{ text: string; events: Report[] }> {
  await Sentry.flush(2_000);
  const text = sent.join("\n");
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith('{"exception"') || line.includes('"event_id"'));
  const events = lines.map((line) => JSON.parse(line) as Report).filter(({ exception }) => exception);
  return { text, events };
}

let orgId: string;
let who: { userId: string; sessionId: string };
let token: string;
beforeAll(async () => {
  startSentry({
    dsn: "https://key@errors.example/1",
    environment: "test",
    transport: (options: Parameters<typeof Sentry.createTransport>[0]) =>
      Sentry.createTransport(options, ({ body }) => {
        sent.push(typeof body === "string" ? body : new TextDecoder().decode(body));
        return Promise.resolve({ statusCode: 200 });
      }),
  });
  const { organization, member } = await createTeam();
  orgId = organization.id;
  const session = await sessionOf(member.id, orgId);
  ({ token } = session);
  who = { userId: member.id, sessionId: session.sessionId };
});
beforeEach(() => void sent.splice(0));
afterAll(() => Sentry.close());

const ids = () => ({ organization_id: orgId, user_id: who.userId });
/** Reports quote the lines of source around them, so what must not be told has no name in them. */
const secret = newId();
const broken = new Error("something of ours is broken");

test("a request and an action", async () => {
  vi.spyOn(listLeads, "execute").mockRejectedValueOnce(broken);
  vi.spyOn(createLead, "execute").mockRejectedValueOnce(new Error("another one"));
  const { body } = await call(listLeadsRoute, { token, org: orgId });
  await callAction(createLeadAction, { full_name: secret }, who);
  const { events, text } = await reports();
  expect(events.map(({ tags }) => tags)).toEqual([
    { ...ids(), request_id: body.request_id, method: "GET", route: "/crm/leads" },
    expect.objectContaining({ ...ids(), action: createLead.name }),
  ]);
  expect(text).not.toContain(secret);
});

test("a page: who asked is found by the cookie, which is not told", async () => {
  const cookie = await encode({
    token: { sub: who.userId, sessionId: who.sessionId },
    secret: env().NEXTAUTH_SECRET,
  });
  const requestId = newId();
  const request = {
    path: `/pt-BR/admin/crm/leads?q=${secret}`,
    method: "GET",
    headers: { cookie: `a=b; ${sessionCookieName()}=${cookie}`, "x-request-id": requestId },
  };
  const context = {
    routerKind: "App Router",
    routePath: "/[locale]/admin/crm/leads",
    routeType: "render",
    revalidateReason: undefined,
  } as const;
  await reportRequestError(new Error("the page broke"), request, context);
  const { events, text } = await reports();
  expect(events.map(({ tags }) => tags)).toEqual([
    { ...ids(), request_id: requestId, method: "GET", route: "/[locale]/admin/crm/leads" },
  ]);
  expect(text).not.toContain(secret);
  expect(text).not.toContain(cookie);
});

test("a promise nobody waited for, in the name of whose it was", async () => {
  inScope({ request_id: "r", organization_id: orgId }, () => reportUnhandled(new Error("left alone")));
  expect((await reports()).events.map(({ tags }) => tags)).toEqual([
    { request_id: "r", organization_id: orgId },
  ]);
});

test("a job: the unforeseen at once, a refusal with the last attempt, a delay never", async () => {
  const failWith = (error: Error) => orgFunction("lead/stale_found", jobOptions, () => Promise.reject(error));
  const attempt = async (error: Error, number: number) =>
    expect(
      runOf(failWith(error))({ ...run, event: { data: { org_id: orgId } }, attempt: number }),
    ).rejects.toBe(error);
  await attempt(new RetryAfterError("later", 1_000), 3);
  await attempt(new AppError("provider_failed"), 0);
  expect((await reports()).events).toEqual([]);
  await attempt(new AppError("provider_failed"), 3);
  await attempt(new Error("unforeseen"), 0);
  const { events } = await reports();
  const tags = { request_id: run.runId, organization_id: orgId, job: "sample-job" };
  expect(events.map((event) => event.tags)).toEqual([tags, tags]);
});

test("what a message quotes of people is masked", async () => {
  captureException(
    new Error("Graph: (#100) marina@segredo.example, +55 11 95555-3333 or 5511955553333 in lead 7"),
  );
  const { events } = await reports();
  expect(events[0]?.exception.values[0]?.value).toBe(
    "Graph: (#100) [e-mail], [number] or [number] in lead 7",
  );
});

const jobOptions = { id: "sample-job", concurrency: { key: "event.data.org_id", limit: 1 } };
const run = { runId: "run-1", maxAttempts: 4 };
type Run = (run: object) => Promise<unknown>;

/** The SDK keeps the handler it was given to itself. */
const runOf = (job: object): Run => (job as { fn: Run }).fn;

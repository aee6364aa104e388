import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createConversation, createLead, createMember } from "@/db/seed/factories";
import { outbox } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { identify } from "@/lib/auth";
import type { Ctx } from "@/lib/context";
import { getBoard, getBoardColumn, getLead, listActivities, listLeads } from "@/lib/leads";
import {
  countUnread,
  getConversation,
  listConversations,
  listLeadMessages,
  listMessages,
} from "@/lib/messaging";
import { listMembers, updateMember } from "@/lib/organizations";
import { authorizeChannel } from "@/lib/realtime";
import { channels } from "@/lib/realtime/events";
import { searchAll } from "@/lib/search";
import type { SearchHit, SearchKind } from "@/lib/search/schemas";
import { createTeam, deleteTeam, listTeams, updateTeam } from "@/lib/teams";
import { memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { sessionOf } from "../support/people";
import { auditOf } from "../support/rows";

type Person = { id: string };
let a: Fixture;
let owner: Person;
let teammate: Person;
let outsider: Person;
let teamId: string;
let lead: { id: string };
let thread: { id: string };

/** The context the person's own next request would have. */
async function ctxOf(person: Person): Promise<Ctx> {
  const { sessionId } = await sessionOf(person.id, a.orgId);
  const identity = await identify(sessionId, a.orgId);
  if (!identity?.grants) throw new Error("no member");
  return quiet({ ...memberCtx(a.orgId, person), grants: identity.grants });
}

beforeAll(async () => {
  Object.assign(process.env, { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" });
  a = await createFixture();
  await withSystem("test", async (db) => {
    owner = await createMember(db, a.orgId, { role: "sales" });
    teammate = await createMember(db, a.orgId, { role: "sales" });
    outsider = await createMember(db, a.orgId, { role: "sales" });
    const deal = await createLead(db, a.orgId, a.second, {
      assigned_to: owner.id,
      estimated_value: "700.00",
      full_name: "Otávia Quintanilha",
    });
    lead = deal;
    thread = await createConversation(db, deal, {
      lines: [{ from: "contact", text: "Segredo", at: new Date().toISOString() }],
      unread_count: 1,
      assigned_to: owner.id,
    });
  });
  const team = await createTeam.execute(a.ctx(), { name: "Sul", member_ids: [owner.id, teammate.id] });
  teamId = team.id;
  for (const { id } of [owner, teammate, outsider])
    await updateMember.execute(a.ctx(), { user_id: id, visibility: "team" });
});

/** What the search shows of one kind, by the ids that matter here. */
async function searched(
  ctx: Ctx,
  kind: SearchKind,
  q: string,
  idOf = ({ id }: SearchHit): string | null => id,
): Promise<(string | null)[]> {
  const { data } = await searchAll.execute(ctx, { q, kinds: [kind] });
  return data.flatMap(({ hits }) => hits.map(idOf));
}

/** Each way to look, and whether it shows the owner's lead, thread or message. */
const looks: Record<string, (ctx: Ctx) => Promise<boolean>> = {
  "search by name": async (ctx) => (await searched(ctx, "leads", "otavia quint")).includes(lead.id),
  "search in messages": async (ctx) =>
    (await searched(ctx, "messages", "segredo", ({ conversation_id }) => conversation_id)).includes(
      thread.id,
    ),
  list: async (ctx) => (await listLeads.execute(ctx, {})).data.some(({ id }) => id === lead.id),
  "list by owner": async (ctx) =>
    (await listLeads.execute(ctx, { assigned_to: owner.id })).data.some(({ id }) => id === lead.id),
  get: (ctx) => found(getLead.execute(ctx, { lead_id: lead.id })),
  "board count": async (ctx) => column(await getBoard.execute(ctx, {}))?.count === 3,
  "board sum": async (ctx) => column(await getBoard.execute(ctx, {}))?.total_value === "700.00",
  "board cards": async (ctx) =>
    column(await getBoard.execute(ctx, {}))?.leads.some(({ id }) => id === lead.id) ?? false,
  column: async (ctx) => (await getBoardColumn.execute(ctx, { stage_id: a.second.id })).count === 3,
  activities: (ctx) => found(listActivities.execute(ctx, { lead_id: lead.id })),
  conversations: async (ctx) =>
    (await listConversations.execute(ctx, {})).data.some(({ id }) => id === thread.id),
  conversation: (ctx) => found(getConversation.execute(ctx, { conversation_id: thread.id })),
  unread: async (ctx) => (await countUnread.execute(ctx, {})).unread_conversations === 2,
  messages: (ctx) => found(listMessages.execute(ctx, { conversation_id: thread.id })),
  "messages of the lead": (ctx) => found(listLeadMessages.execute(ctx, { lead_id: lead.id })),
  realtime: async (ctx) =>
    (await hears(ctx, channels.owner(a.orgId, owner.id))) ||
    (await hears(ctx, channels.organization(a.orgId))),
};
const column = ({ data }: Awaited<ReturnType<typeof getBoard.execute>>) =>
  data.find(({ stage }) => stage.id === a.second.id);
const found = async (attempt: Promise<unknown>) => {
  const outcome = await outcomeOf(attempt);
  if (!outcome.ok) expect(outcome).toMatchObject({ code: "not_found" });
  return outcome.ok;
};
const hears = async (ctx: Ctx, channel_name: string) =>
  (await outcomeOf(authorizeChannel.execute(ctx, { socket_id: "1.1", channel_name }))).ok;

const viewers = {
  owner: { person: () => owner, sees: true },
  teammate: { person: () => teammate, sees: true },
  outsider: { person: () => outsider, sees: false },
  "member who sees their own": { person: () => a.colleague, sees: false },
  manager: { person: () => a.people.manager, sees: true },
};

describe.each(Object.entries(viewers))("%s", (_name, { person, sees }) => {
  test.each(Object.keys(looks))("%s", async (look) => {
    expect(await looks[look]?.(await ctxOf(person()))).toBe(sees);
  });
});

describe("the setting", () => {
  test("is kept and listed, traced, and what concerns one person alone stays theirs", async () => {
    const { data } = await listMembers.execute(a.ctx(), {});
    expect(data.find(({ user_id }) => user_id === teammate.id)).toMatchObject({ visibility: "team" });
    expect(data.find(({ user_id }) => user_id === a.colleague.id)).toMatchObject({ visibility: null });
    expect((await auditOf(a.orgId, "member.update"))[0]).toMatchObject({
      changes: { before: { permissions: {} }, after: { permissions: { visibility: "team" } } },
    });
    expect(await hears(await ctxOf(teammate), channels.user(a.orgId, owner.id))).toBe(false);
    expect(await hears(await ctxOf(a.people.manager), channels.user(a.orgId, owner.id))).toBe(false);
  });

  test("counts from the next request on: own, all, and back to the role's", async () => {
    const look = async () => looks.get?.(await ctxOf(teammate));
    for (const [visibility, sees] of [
      ["own", false],
      ["all", true],
      ["team", true],
      [null, false],
      ["team", true],
    ] as const) {
      await updateMember.execute(a.ctx(), { user_id: teammate.id, visibility });
      expect(await look(), String(visibility)).toBe(sees);
    }
  });

  test("leaving the team and the team's end count at once", async () => {
    const look = async () => looks.get?.(await ctxOf(teammate));
    await updateTeam.execute(a.ctx(), { team_id: teamId, member_ids: [owner.id] });
    expect(await look()).toBe(false);
    await updateTeam.execute(a.ctx(), {
      team_id: teamId,
      name: "Sul 2",
      member_ids: [owner.id, teammate.id],
    });
    expect(await look()).toBe(true);
    await deleteTeam.execute(a.ctx(), { team_id: teamId });
    expect(await look()).toBe(false);
    expect((await listTeams.execute(a.ctx(), {})).data.map(({ name }) => name)).toEqual(["Vendas"]);
    expect((await auditOf(a.orgId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(["team.create", "team.update", "team.delete"]),
    );
  });

  test("two teams of one name are refused", async () => {
    expect(await outcomeOf(createTeam.execute(a.ctx(), { name: "Vendas" }))).toMatchObject({
      code: "conflict",
    });
    expect(await systemRead().$count(outbox, eq(outbox.organization_id, a.orgId))).toBe(0);
  });
});

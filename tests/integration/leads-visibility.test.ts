import { beforeEach, describe, expect, test } from "vitest";
import { createConversation, createLead } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import type { Ctx } from "@/lib/context";
import {
  assignLead,
  createActivity,
  deleteLead,
  getBoard,
  getBoardColumn,
  getLead,
  listActivities,
  listLeads,
  moveLead,
  updateLead,
} from "@/lib/leads";
import {
  countUnread,
  getConversation,
  listConversations,
  listLeadMessages,
  listMessages,
  markRead,
  sendLeadMessage,
  sendMessage,
  takeOver,
} from "@/lib/messaging";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { checksums } from "../support/rows";

let a: Fixture;
let sales: Ctx;
let mine: { id: string };
let theirs: { id: string };
let theirThread: { id: string };

beforeEach(async () => {
  a = await createFixture();
  sales = a.ctx("sales");
  ({ mine, theirs, theirThread } = await withSystem("test", async (db) => {
    const own = await createLead(db, a.orgId, a.first, {
      assigned_to: a.people.sales.id,
      estimated_value: "10.00",
    });
    const other = await createLead(db, a.orgId, a.first, {
      assigned_to: a.colleague.id,
      estimated_value: "700.00",
    });
    const lines = [{ from: "contact" as const, text: "Segredo", at: new Date().toISOString() }];
    const thread = await createConversation(db, other, {
      lines,
      unread_count: 1,
      assigned_to: a.colleague.id,
    });
    return { mine: own, theirs: other, theirThread: thread };
  }));
});

const idsIn = (page: { data: { id: string }[] }) => page.data.map(({ id }) => id);

describe("a sales person sees their own leads and the pool, nothing of a colleague", () => {
  test("in lists", async () => {
    expect(idsIn(await listLeads.execute(sales, {}))).toEqual(expect.arrayContaining([mine.id, a.lead.id]));
    for (const filter of [
      {},
      { stage_id: a.first.id },
      { assigned_to: a.colleague.id },
      { status: "open" as const },
    ]) {
      expect(idsIn(await listLeads.execute(sales, filter))).not.toContain(theirs.id);
      expect(idsIn(await listLeads.execute(a.ctx("manager"), filter)), "control").toContain(theirs.id);
    }
    expect(idsIn(await listConversations.execute(sales, {}))).toEqual([a.conversation.id]);
    expect(await countUnread.execute(sales, {})).toEqual({ unread_conversations: 1 });
    expect(await countUnread.execute(a.ctx(), {})).toEqual({ unread_conversations: 2 });
  });

  test("in the board's counts and sums", async () => {
    const column = async (ctx: Ctx) => (await getBoard.execute(ctx, {})).data[0];
    expect(await column(sales)).toMatchObject({
      count: 2,
      total_value: "1010.00",
      sums: [{ currency: "BRL", total_value: "1010.00", weighted_value: "101.00" }],
    });
    expect(await column(a.ctx("manager"))).toMatchObject({ count: 3, total_value: "1710.00" });
    const one = await getBoardColumn.execute(sales, { stage_id: a.first.id });
    expect(one).toMatchObject({ count: 2, total_value: "1010.00" });
    expect(one.leads.map(({ id }) => id)).not.toContain(theirs.id);
    expect(
      await getBoardColumn.execute(sales, { stage_id: a.first.id, assigned_to: a.colleague.id }),
    ).toMatchObject({ count: 0, total_value: "0.00", leads: [] });
  });

  test("by id: not found, whatever is tried, and nothing changes", async () => {
    const before = await checksums(a.orgId);
    const lead_id = theirs.id;
    const conversation_id = theirThread.id;
    const attempts = {
      get: () => getLead.execute(sales, { lead_id }),
      activities: () => listActivities.execute(sales, { lead_id }),
      note: () => createActivity.execute(sales, { lead_id, description: "x" }),
      update: () => updateLead.execute(sales, { lead_id, company: "x" }),
      move: () => moveLead.execute(sales, { lead_id, new_stage_id: a.second.id }),
      assign: () => assignLead.execute(sales, { lead_id, assigned_to: a.people.sales.id }),
      messages: () => listLeadMessages.execute(sales, { lead_id }),
      send: () => sendLeadMessage.execute(sales, { lead_id, content: "x" }),
      thread: () => getConversation.execute(sales, { conversation_id }),
      threadMessages: () => listMessages.execute(sales, { conversation_id }),
      reply: () => sendMessage.execute(sales, { conversation_id, content: "x" }),
      takeOver: () => takeOver.execute(sales, { conversation_id }),
      read: () => markRead.execute(sales, { conversation_id }),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      expect(await outcomeOf(attempt()), name).toEqual({ ok: false, code: "not_found", fields: {} });
    }
    expect(await checksums(a.orgId)).toEqual(before);
    expect(await getLead.execute(a.ctx("manager"), { lead_id }), "control").toMatchObject({ id: lead_id });
  });

  test("until it is theirs, and no longer than that", async () => {
    await assignLead.execute(a.ctx(), { lead_id: theirs.id, assigned_to: a.people.sales.id });
    expect(await outcomeOf(getLead.execute(sales, { lead_id: theirs.id }))).toMatchObject({ ok: true });
    expect(
      await outcomeOf(getConversation.execute(sales, { conversation_id: theirThread.id })),
    ).toMatchObject({ ok: true });
    await assignLead.execute(sales, { lead_id: theirs.id, assigned_to: a.colleague.id });
    expect(await outcomeOf(getLead.execute(sales, { lead_id: theirs.id }))).toMatchObject({
      code: "not_found",
    });
  });

  test("an override of the member's visibility counts as the role's would", async () => {
    const all: Ctx = { ...sales, grants: { ...sales.grants, visibility: "all" } };
    expect(idsIn(await listLeads.execute(all, {}))).toContain(theirs.id);
    const own: Ctx = { ...a.ctx("manager"), grants: { ...a.ctx("manager").grants, visibility: "own" } };
    expect(idsIn(await listLeads.execute(own, {}))).not.toContain(theirs.id);
    expect(await outcomeOf(deleteLead.execute(own, { lead_id: theirs.id }))).toMatchObject({
      code: "not_found",
    });
  });
});

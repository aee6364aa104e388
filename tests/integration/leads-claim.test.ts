import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { conversations, leads, messages } from "@/db/schema";
import { createMember } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { claimLead, deleteLead } from "@/lib/leads";
import { takeOver } from "@/lib/messaging";
import { jobCtx, memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const leadRow = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];

describe("claim", () => {
  test("takes a lead of the pool with its thread, once, and tells who sees it", async () => {
    const sales = a.ctx("sales");
    const { result, published } = await publicationsOf(
      (ctx) => claimLead.execute(ctx, { lead_id: a.lead.id }),
      sales,
    );
    expect(result).toMatchObject({ assigned_to: a.people.sales.id, version: 2 });
    const [thread] = await systemRead()
      .select()
      .from(conversations)
      .where(eq(conversations.id, a.conversation.id));
    expect(thread).toMatchObject({ assigned_to: a.people.sales.id, handler: "agent", version: 2 });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({ activity_type: "assigned" });
    expect(await auditOf(a.orgId, "lead.claim")).toMatchObject([
      { changes: { before: { assigned_to: null }, after: { assigned_to: a.people.sales.id } } },
    ]);
    const audience = { assigned_to: a.people.sales.id, previously: null };
    expect(published).toMatchObject([
      { event: "lead.changed", audience },
      { event: "conversation.changed", audience },
    ]);
    expect(await claimLead.execute(sales, { lead_id: a.lead.id }), "again").toMatchObject({ version: 2 });
  });

  test("of 100 at once one wins, and every other one is told who", async () => {
    const people = await withSystem("test", (db) =>
      Promise.all(Array.from({ length: 10 }, () => createMember(db, a.orgId, { role: "sales" }))),
    );
    const tries = Array.from({ length: 100 }, (_, n) => people[n % people.length] ?? a.colleague);
    const outcomes = await Promise.all(
      tries.map((person) =>
        outcomeOf(claimLead.execute(quiet(memberCtx(a.orgId, person, "sales")), { lead_id: a.lead.id })),
      ),
    );
    const winner = people.find(({ id }) => outcomes.some((o, n) => o.ok && tries[n]?.id === id));
    expect(winner).toBeDefined();
    outcomes.forEach((outcome, n) => {
      if (tries[n]?.id === winner?.id) expect(outcome).toMatchObject({ ok: true });
      else
        expect(outcome).toMatchObject({
          ok: false,
          code: "conflict",
          extra: { assigned_to: winner?.id, assigned_to_name: winner?.full_name },
        });
    });
    expect(await leadRow(a.lead.id)).toMatchObject({ assigned_to: winner?.id, version: 2 });
    expect(await auditOf(a.orgId, "lead.claim")).toHaveLength(1);
  });

  test("while the thread is taken over, nobody waits for the other and both have one owner", async () => {
    await Promise.all([
      outcomeOf(claimLead.execute(a.ctx("sales"), { lead_id: a.lead.id })),
      outcomeOf(takeOver.execute(a.ctx("manager"), { conversation_id: a.conversation.id })),
    ]);
    const [thread] = await systemRead()
      .select()
      .from(conversations)
      .where(eq(conversations.id, a.conversation.id));
    expect(thread?.assigned_to).toBe((await leadRow(a.lead.id))?.assigned_to);
    const foreign = and(eq(messages.conversation_id, a.conversation.id), eq(messages.status, "sending"));
    expect(await systemRead().$count(messages, foreign)).toBe(0);
  });

  test("a deleted lead and a job's hands are refused", async () => {
    const { lead } = a;
    expect(await outcomeOf(claimLead.execute(jobCtx(a.orgId), { lead_id: lead.id }))).toMatchObject({
      code: "forbidden",
    });
    await deleteLead.execute(a.ctx(), { lead_id: lead.id });
    expect(await outcomeOf(claimLead.execute(a.ctx("sales"), { lead_id: lead.id }))).toMatchObject({
      code: "not_found",
    });
  });
});

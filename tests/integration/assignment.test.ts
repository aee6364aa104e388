import { and, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assignment_rules, conversations, leads, organization_members } from "@/db/schema";
import { createMember } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { createRule, listRules, orderRules, updateRule } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { createLead, distributeWaiting, followAvailability } from "@/lib/leads";
import { receiveMessage } from "@/lib/messaging/inbound/receive-message";
import { newId } from "@/lib/ids";
import { setAvailability } from "@/lib/organizations";
import { transact } from "@/lib/unit";
import { jobCtx, memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { auditOf, eventsOf } from "../support/rows";

let a: Fixture;
let job: Ctx;
let sellers: { id: string }[];
let counter = 0;

beforeAll(async () => {
  a = await createFixture();
  job = quiet(jobCtx(a.orgId));
});

/** Four sellers and no rule. */
beforeEach(async () => {
  await withSystem("test", async (db) => {
    await db.delete(assignment_rules).where(eq(assignment_rules.organization_id, a.orgId));
    await db
      .update(leads)
      .set({ deleted_at: new Date().toISOString() })
      .where(and(eq(leads.organization_id, a.orgId), sql`${leads.assigned_to} is null`));
    sellers = [];
    for (let n = 0; n < 4; n++) sellers.push(await createMember(db, a.orgId, { role: "sales" }));
  });
});

const ids = () => sellers.map(({ id }) => id);
const setMember = (userId: string, changes: Partial<typeof organization_members.$inferInsert>) =>
  withSystem("test", (db) =>
    db
      .update(organization_members)
      .set(changes)
      .where(
        and(eq(organization_members.organization_id, a.orgId), eq(organization_members.user_id, userId)),
      ),
  );

const receive = (content = "Oi, quero um site", phone = `5511${900_000_000 + (counter += 1)}`) =>
  transact(job, (unit) =>
    receiveMessage(job, unit, {
      provider: "business_api",
      received_at: new Date().toISOString(),
      item: {
        kind: "message",
        key: newId(),
        account_id: a.whatsapp.phone_id,
        business_id: null,
        from_us: false,
        refers_to: null,
        media: null,
        provider_message_id: `wamid.${newId()}`,
        phone,
        user_id: null,
        profile_name: "Alguém",
        message_type: "text",
        content,
        occurred_at: new Date().toISOString(),
        metadata: {},
      },
    }),
  );

const loads = async () => {
  const rows = await systemRead()
    .select({ owner: leads.assigned_to, n: sql<number>`count(*)::int` })
    .from(leads)
    .where(and(eq(leads.organization_id, a.orgId), inArray(leads.assigned_to, ids())))
    .groupBy(leads.assigned_to);
  return ids().map((id) => rows.find(({ owner }) => owner === id)?.n ?? 0);
};

const newest = async () =>
  (
    await systemRead()
      .select()
      .from(leads)
      .where(eq(leads.organization_id, a.orgId))
      .orderBy(sql`${leads.created_at} desc, ${leads.id} desc`)
      .limit(1)
  )[0];

describe("assignment rules", () => {
  test("a hundred leads at once: the round is even, and the agent still answers", async () => {
    await createRule.execute(a.ctx(), { name: "Todos", member_ids: ids() });
    await Promise.all(Array.from({ length: 100 }, () => receive()));
    expect(await loads()).toEqual([25, 25, 25, 25]);
    const threads = await systemRead()
      .select({ handler: conversations.handler, owner: conversations.assigned_to })
      .from(conversations)
      .where(inArray(conversations.assigned_to, ids()));
    expect(threads).toHaveLength(100);
    expect(new Set(threads.map(({ handler }) => handler))).toEqual(new Set(["agent"]));
    expect((await auditOf(a.orgId, "lead.assign_by_rule")).length).toBeGreaterThanOrEqual(100);
  });

  test("nobody gets more than fits, across rules; the rest waits and goes to whoever has room, the oldest first", async () => {
    for (const id of ids()) await setMember(id, { capacity: 3 });
    await createRule.execute(a.ctx(), {
      name: "Site",
      member_ids: ids(),
      conditions: { sources: ["website"] },
      strategy: "least_loaded",
    });
    await createRule.execute(a.ctx(), { name: "Resto", member_ids: ids() });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? receive() : createLead.execute(quiet(a.ctx()), { full_name: `Site ${n}`, source: "website" }),
      ),
    );
    expect(await loads()).toEqual([3, 3, 3, 3]);
    const [first = ""] = ids();
    await setMember(first, { capacity: 5 });
    expect(await distributeWaiting(job)).toEqual({ assigned: 2 });
    expect(await loads()).toEqual([5, 3, 3, 3]);
    const open = await systemRead()
      .select({ created_at: leads.created_at, owner: leads.assigned_to })
      .from(leads)
      .where(
        and(
          eq(leads.organization_id, a.orgId),
          sql`${leads.full_name} in ('Alguém') or ${leads.source} = 'website'`,
        ),
      )
      .orderBy(leads.created_at);
    const waiting = open.filter(({ owner }) => owner === null).map(({ created_at }) => created_at);
    const given = open.filter(({ owner }) => owner === first).map(({ created_at }) => created_at);
    expect(waiting.every((at) => given.some((earlier) => earlier <= at))).toBe(true);
  });

  test("the first that fits decides: source, tag, value and language; whoever is away or off work is passed over", async () => {
    const [one = "", two = "", three = "", four = ""] = ids();
    const all = await createRule.execute(a.ctx(), { name: "Todos", member_ids: [one] });
    const big = await createRule.execute(a.ctx(), {
      name: "Grandes",
      member_ids: [two],
      conditions: { min_value: 10_000, tags: ["vip"] },
    });
    const spanish = await createRule.execute(a.ctx(), {
      name: "Español",
      member_ids: [three, four],
      conditions: { languages: ["es"] },
    });
    await orderRules.execute(a.ctx(), { rule_ids: [big.id, spanish.id, all.id] });
    expect((await listRules.execute(a.ctx(), {})).data.map(({ id }) => id)).toEqual([
      big.id,
      spanish.id,
      all.id,
    ]);
    const vip = { full_name: "Vip", tags: ["vip"], estimated_value: 20_000 };
    expect((await createLead.execute(quiet(a.ctx()), vip)).assigned_to).toBe(two);
    expect((await createLead.execute(quiet(a.ctx()), { full_name: "Outro" })).assigned_to).toBe(one);
    // Left without an owner on purpose.
    expect((await createLead.execute(quiet(a.ctx()), { ...vip, assigned_to: null })).assigned_to).toBeNull();
    await setMember(three, { availability: "away" });
    await receive("Hola, quisiera una página, por favor");
    expect((await newest())?.assigned_to).toBe(four);
    await setMember(four, { working_hours: {} });
    await receive("Hola, quisiera una tienda, por favor");
    expect((await newest())?.assigned_to).toBeNull();
    await updateRule.execute(a.ctx(), { rule_id: spanish.id, is_active: false });
    await receive("Hola, necesito una página");
    expect((await newest())?.assigned_to).toBe(one);
  });

  test("what nobody has touched goes on when its owner goes away, and what waits to whoever comes back", async () => {
    const [one = "", two = ""] = ids();
    await createRule.execute(a.ctx(), { name: "Dois", member_ids: [one, two] });
    await setMember(two, { availability: "away" });
    await receive();
    await receive();
    expect(await loads()).toEqual([2, 0, 0, 0]);
    await setAvailability.execute(quiet(memberCtx(a.orgId, { id: one }, "sales")), { availability: "away" });
    expect((await eventsOf(a.orgId, "member/availability_changed")).length).toBeGreaterThan(0);
    await followAvailability(job, one);
    expect(await loads()).toEqual([0, 0, 0, 0]);
    await setMember(two, { availability: "available" });
    await followAvailability(job, two);
    expect(await loads()).toEqual([0, 2, 0, 0]);
  });
});

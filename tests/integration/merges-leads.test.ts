import { count, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { contacts, conversations, lead_activities, leads, messages, tasks } from "@/db/schema";
import {
  createContact as seedContact,
  createConversation,
  createLead as seedLead,
} from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { createActivity, getLead, updateLead } from "@/lib/leads";
import { listLeadMerges, mergeLeads, previewLeadMerge, undoMerge } from "@/lib/records";
import { createTask } from "@/lib/tasks";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const tables = { conversations, messages, lead_activities, tasks };

/** How many rows of each table name the lead, without what merging itself writes down. */
async function childrenOf(leadId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    const own = name === "lead_activities" ? sql`activity_type not in ('merged', 'merge_undone')` : undefined;
    const [row] = await systemRead()
      .select({ n: count() })
      .from(table)
      .where(own ? sql`${table.lead_id} = ${leadId} and ${own}` : eq(table.lead_id, leadId));
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

/** Two leads of two people, each with a thread, a task and a note; the second says more. */
async function pair() {
  const made = await withSystem("test", async (db) => {
    const make = async (tags: string[], minutes: number) => {
      const contact = await seedContact(db, a.orgId);
      const lead = await seedLead(db, a.orgId, a.first, { contact, tags });
      const at = new Date(Date.now() - minutes * 60_000).toISOString();
      await createConversation(db, lead, { lines: [{ from: "contact", text: "Oi", at }] });
      return lead;
    };
    return { kept: await make(["quente"], 10), merged: await make(["feira", "quente"], 1) };
  });
  await updateLead.execute(a.ctx(), { lead_id: made.kept.id, estimated_value: null, email: null });
  await updateLead.execute(a.ctx(), {
    lead_id: made.merged.id,
    estimated_value: "900.00",
    currency: "USD",
    email: "duas@example.com",
  });
  for (const { id: lead_id } of [made.kept, made.merged]) {
    await createActivity.execute(a.ctx(), { lead_id, activity_type: "note", description: "Ligou" });
    await createTask.execute(a.ctx(), {
      lead_id,
      title: lead_id === made.merged.id ? "Antes" : "Depois",
      due_at: new Date(Date.now() + (lead_id === made.merged.id ? 1 : 2) * 3_600_000).toISOString(),
    });
  }
  return made;
}

describe("merging leads", () => {
  test("every child has the new parent, their contacts are one, and undo parts both again", async () => {
    const { kept, merged } = await pair();
    const ids = { lead_id: kept.id, other_id: merged.id };
    const preview = await previewLeadMerge.execute(a.ctx(), ids);
    expect(preview.fields.find(({ field }) => field === "estimated_value")).toEqual({
      field: "estimated_value",
      kept: null,
      merged: "900.00",
      from: "merged",
    });
    expect(preview.contacts).toMatchObject({
      kept: { id: kept.contact_id },
      merged: { id: merged.contact_id },
    });
    const before = { kept: await childrenOf(kept.id), merged: await childrenOf(merged.id) };
    expect(before.merged).toMatchObject({ conversations: 1, messages: 1, tasks: 1 });
    expect(preview.counts.merged).toMatchObject({
      ...rest(before.merged),
      activities: before.merged.lead_activities,
    });

    const merge = await mergeLeads.execute(a.ctx(), { ...ids, fields: { full_name: "merged" } });
    expect(merge.moved).toMatchObject({ conversations: 1, messages: 1, tasks: 1 });
    const after = await childrenOf(kept.id);
    for (const [child, number] of Object.entries(after))
      expect(number, child).toBe((before.kept[child] ?? 0) + (before.merged[child] ?? 0));
    expect(Object.values(await childrenOf(merged.id)).every((number) => number === 0)).toBe(true);
    const one = await getLead.execute(a.ctx(), { lead_id: kept.id });
    expect(one).toMatchObject({
      full_name: merged.full_name,
      email: "duas@example.com",
      estimated_value: "900.00",
      currency: "USD",
      tags: ["quente", "feira"],
      next_task_title: "Antes",
      stage_id: kept.stage_id,
    });
    expect(await outcomeOf(getLead.execute(a.ctx(), { lead_id: merged.id }))).toMatchObject({
      code: "not_found",
    });
    expect(await deletedContact(merged.contact_id)).toBe(true);
    expect((await listLeadMerges.execute(a.ctx(), { lead_id: kept.id })).data).toMatchObject([
      { id: merge.id, merged_name: merged.full_name },
    ]);

    await updateLead.execute(a.ctx(), {
      lead_id: kept.id,
      email: "nova@example.com",
      tags: ["quente", "feira", "vip"],
    });
    await undoMerge.execute(a.ctx(), { merge_id: merge.id });
    const changed = (counts: Record<string, number>) => ({
      ...counts,
      lead_activities: (counts.lead_activities ?? 0) + 1,
    });
    expect(await childrenOf(kept.id)).toEqual(changed(before.kept));
    expect(await childrenOf(merged.id)).toEqual(before.merged);
    expect(await getLead.execute(a.ctx(), { lead_id: kept.id })).toMatchObject({
      full_name: kept.full_name,
      email: "nova@example.com",
      estimated_value: null,
      currency: "BRL",
      tags: ["quente", "vip"],
      next_task_title: "Depois",
    });
    expect(await getLead.execute(a.ctx(), { lead_id: merged.id })).toMatchObject({
      contact_id: merged.contact_id,
      next_task_title: "Antes",
    });
    expect(await deletedContact(merged.contact_id)).toBe(false);
    const actions = (await auditOf(a.orgId)).filter(({ resource_id }) => resource_id === kept.id);
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["lead.merge", "lead.merge_undo"]),
    );
  });

  test("with itself, with one of nobody's or with a wrong field is refused, and so is a colleague's", async () => {
    const { kept, merged } = await pair();
    const ids = { lead_id: kept.id, other_id: merged.id };
    expect(await outcomeOf(mergeLeads.execute(a.ctx(), { ...ids, other_id: kept.id }))).toMatchObject({
      code: "invalid",
      fields: { other_id: "same_record" },
    });
    expect(
      await outcomeOf(mergeLeads.execute(a.ctx(), { ...ids, fields: { stage_id: "merged" } })),
    ).toMatchObject({ code: "invalid", fields: { "fields.stage_id": "unknown_field" } });
    await withSystem("test", (db) =>
      db.update(leads).set({ assigned_to: a.people.manager.id }).where(eq(leads.id, merged.id)),
    );
    expect(await outcomeOf(mergeLeads.execute(a.ctx("sales"), ids))).toMatchObject({
      code: "invalid",
      fields: { other_id: "not_found" },
    });
  });

  test("of eight merges of one pair at once, both ways round, one happens and nothing is lost", async () => {
    const { kept, merged } = await pair();
    const total = sum(await childrenOf(kept.id), await childrenOf(merged.id));
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const [lead_id, other_id] = index % 2 ? [kept.id, merged.id] : [merged.id, kept.id];
        return outcomeOf(mergeLeads.execute(a.ctx(), { lead_id, other_id }));
      }),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const children = [await childrenOf(kept.id), await childrenOf(merged.id)] as const;
    expect(sum(...children)).toEqual(total);
    expect(children.filter(({ messages: found }) => found === 0)).toHaveLength(1);
  });
});

const rest = ({ conversations: threads, messages: lines, tasks: steps }: Record<string, number>) => ({
  conversations: threads,
  messages: lines,
  tasks: steps,
});

const sum = (one: Record<string, number>, other: Record<string, number>) =>
  Object.fromEntries(Object.keys(one).map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]));

async function deletedContact(id: string): Promise<boolean> {
  const [row] = await systemRead().select().from(contacts).where(eq(contacts.id, id));
  return row?.deleted_at !== null;
}

import { and, count, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { contact_identities, conversations, leads } from "@/db/schema";
import {
  createContact as seedContact,
  createConversation,
  createLead as seedLead,
} from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { canonicalPhone } from "@/lib/contacts";
import type { Ctx } from "@/lib/context";
import { createLead, updateLead } from "@/lib/leads";
import {
  dismissDuplicate,
  findCandidates,
  getContact,
  listDuplicates,
  listMerges,
  mergeContacts,
  previewMerge,
  undoMerge,
} from "@/lib/records";
import { transact } from "@/lib/unit";
import { receiveMessage } from "@/lib/messaging/inbound/receive-message";
import { newId } from "@/lib/ids";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { jobCtx } from "../support/context";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Two contacts, each with a lead, an open thread and messages. */
const pair = () =>
  withSystem("test", async (db) => {
    const make = async (minutes: number, email: string | null) => {
      const contact = await seedContact(db, a.orgId, { email });
      const lead = await seedLead(db, a.orgId, a.first, { contact });
      const lines = [{ from: "contact" as const, text: "Oi", at: at(minutes) }];
      const thread = await createConversation(db, lead, { lines });
      return { ...contact, lead, thread };
    };
    return { kept: await make(10, null), merged: await make(1, "duas@example.com") };
  });

const childrenOf = async (contactId: string) => {
  const of = async (table: typeof leads | typeof conversations | typeof contact_identities) =>
    (await systemRead().select({ n: count() }).from(table).where(eq(table.contact_id, contactId)))[0]?.n ?? 0;
  return {
    leads: await of(leads),
    threads: await of(conversations),
    identities: await of(contact_identities),
  };
};

const receive = (ctx: Ctx, phone: string) =>
  transact(ctx, (unit) =>
    receiveMessage(ctx, unit, {
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
        content: "Cheguei",
        occurred_at: new Date().toISOString(),
        metadata: {},
      },
    }),
  );

describe("merging contacts", () => {
  test("the preview says what happens; every child has the new parent; undo parts them again", async () => {
    const { kept, merged } = await pair();
    const ids = { contact_id: kept.id, other_id: merged.id };
    const preview = await previewMerge.execute(a.ctx(), ids);
    expect(preview.fields.find(({ field }) => field === "email")).toEqual({
      field: "email",
      kept: null,
      merged: "duas@example.com",
      from: "merged",
    });
    expect(preview.counts.merged).toMatchObject({ leads: 1, conversations: 1, messages: 1, identities: 2 });
    const before = { kept: await childrenOf(kept.id), merged: await childrenOf(merged.id) };
    const merge = await mergeContacts.execute(a.ctx(), { ...ids, fields: { full_name: "merged" } });
    expect(merge.moved).toEqual({ identities: 2, leads: 1, conversations: 1 });
    expect(await childrenOf(merged.id)).toEqual({ leads: 0, threads: 0, identities: 0 });
    const after = await childrenOf(kept.id);
    for (const child of ["leads", "threads", "identities"] as const)
      expect(after[child]).toBe(before.kept[child] + before.merged[child]);
    expect(await getContact.execute(a.ctx(), { contact_id: kept.id })).toMatchObject({
      full_name: merged.full_name,
      email: "duas@example.com",
      lead_count: 2,
    });
    expect(await outcomeOf(getContact.execute(a.ctx(), { contact_id: merged.id }))).toMatchObject({
      code: "not_found",
    });
    expect((await listMerges.execute(a.ctx(), { contact_id: kept.id })).data).toMatchObject([
      { id: merge.id, merged_name: merged.full_name },
    ]);
    const open = await systemRead()
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.contact_id, kept.id), sql`${conversations.status} <> 'resolved'`));
    expect(open).toEqual([{ id: merged.thread.id }]);

    await undoMerge.execute(a.ctx(), { merge_id: merge.id });
    expect({ kept: await childrenOf(kept.id), merged: await childrenOf(merged.id) }).toEqual(before);
    expect(await getContact.execute(a.ctx(), { contact_id: kept.id })).toMatchObject({
      full_name: kept.full_name,
      email: null,
    });
    expect(await getContact.execute(a.ctx(), { contact_id: merged.id })).toMatchObject({ lead_count: 1 });
    const statuses = await systemRead()
      .select({ status: conversations.status })
      .from(conversations)
      .where(sql`${conversations.contact_id} in (${kept.id}, ${merged.id})`);
    expect(statuses).toEqual([{ status: "open" }, { status: "open" }]);
    expect(await outcomeOf(undoMerge.execute(a.ctx(), { merge_id: merge.id }))).toMatchObject({
      code: "conflict",
    });
    const actions = (await auditOf(a.orgId)).filter(({ resource_id }) => resource_id === kept.id);
    expect(actions.map(({ action }) => action)).toEqual(["contact.merge", "contact.merge_undo"]);
  });

  test("with itself is refused, and so is one whose leads are somebody else's", async () => {
    const { kept, merged } = await pair();
    expect(
      await outcomeOf(mergeContacts.execute(a.ctx(), { contact_id: kept.id, other_id: kept.id })),
    ).toMatchObject({ code: "invalid", fields: { other_id: "same_record" } });
    await withSystem("test", (db) =>
      seedLead(db, a.orgId, a.first, { contact: merged, assigned_to: a.people.manager.id }),
    );
    expect(
      await outcomeOf(mergeContacts.execute(a.ctx("sales"), { contact_id: kept.id, other_id: merged.id })),
    ).toMatchObject({ code: "forbidden" });
  });

  test("of eight merges of one pair at once, both ways round, one happens", async () => {
    const { kept, merged } = await pair();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        outcomeOf(
          mergeContacts.execute(
            a.ctx(),
            index % 2
              ? { contact_id: kept.id, other_id: merged.id }
              : { contact_id: merged.id, other_id: kept.id },
          ),
        ),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const children = [await childrenOf(kept.id), await childrenOf(merged.id)];
    expect(children.map(({ leads: deals }) => deals).sort()).toEqual([0, 2]);
  });

  test("messages that arrive during a merge are in the contact's one thread, none is lost", async () => {
    const { kept, merged } = await pair();
    const ctx = quiet(jobCtx(a.orgId));
    const phone = merged.phone.replace("+", "");
    const [merge, ...received] = await Promise.all([
      mergeContacts.execute(a.ctx(), { contact_id: kept.id, other_id: merged.id }),
      ...Array.from({ length: 6 }, () => receive(ctx, phone)),
    ]);
    expect(merge.kept_id).toBe(kept.id);
    expect(received).toHaveLength(6);
    expect((await childrenOf(merged.id)).threads).toBe(0);
    const [holder] = await systemRead()
      .select()
      .from(contact_identities)
      .where(
        and(
          eq(contact_identities.organization_id, a.orgId),
          eq(contact_identities.external_id, canonicalPhone(merged.phone)),
        ),
      );
    expect(holder?.contact_id).toBe(kept.id);
    const preview = await getContact.execute(a.ctx(), { contact_id: kept.id });
    expect(preview.lead_count).toBe(2);
    const rows = await systemRead()
      .select({ status: conversations.status })
      .from(conversations)
      .where(eq(conversations.contact_id, kept.id));
    expect(rows.filter(({ status }) => status !== "resolved")).toHaveLength(1);
  });
});

describe("duplicates", () => {
  test("are suggested by phone variants and by name and company, and not again once dismissed", async () => {
    const company = `Gêmeas ${newId()}`;
    const one = await createLead.execute(a.ctx(), {
      full_name: "Sílvia Ramos",
      company,
      phone: "+5511987651234",
    });
    const two = await createLead.execute(a.ctx(), {
      full_name: "silvia ramos",
      company,
      email: "silvia@example.com",
    });
    await updateLead.execute(a.ctx(), { lead_id: two.id, phone: "(11) 8765-1234" });
    const pairOf = async () =>
      (await listDuplicates.execute(a.ctx(), { limit: 100 })).data.find(
        ({ first, second }) =>
          [first.id, second.id].sort().join() === [one.contact_id, two.contact_id].sort().join(),
      );
    expect((await pairOf())?.reasons).toEqual(["phone", "name_company"]);
    const { data } = await findCandidates.execute(a.ctx(), { phone: "(11) 8765-1234" });
    expect(data).toMatchObject([{ id: one.contact_id, lead_id: one.id, reasons: ["phone"] }]);
    await dismissDuplicate.execute(a.ctx(), { contact_id: one.contact_id, other_id: two.contact_id });
    expect(await pairOf()).toBeUndefined();
  });
});

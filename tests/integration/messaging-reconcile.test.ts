import { engine } from "@/tests/support/job-engine";
import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inbound_events, messages, outbox } from "@/db/schema";
import { systemRead } from "@/db/system";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { newId } from "@/lib/ids";
import { reconcileMessages, sendMessage } from "@/lib/messaging";
import { sweepOutbox } from "@/lib/outbox";
import { useOwnDatabase } from "@/tests/support/own-database";
import { eventsOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  deliver,
  inboundOf,
  messagesOf,
  onlyConversation,
  person,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let team: WhatsAppTeam;
let conversationId: string;

beforeAll(useOwnDatabase);
beforeEach(async () => {
  // Sweepers see every organization: what the test before left behind is not this one's.
  await systemRead().update(outbox).set({ sent_at: new Date().toISOString() }).where(isNull(outbox.sent_at));
  await systemRead()
    .update(inbound_events)
    .set({ status: "processed" })
    .where(eq(inbound_events.status, "received"));
  await systemRead().update(messages).set({ status: "canceled" }).where(eq(messages.status, "pending"));
  team = await createWhatsAppTeam();
  await receive(team, textMessage({ ...person(team, "5511912340000"), text: "Oi" }));
  await systemRead()
    .update(outbox)
    .set({ sent_at: new Date().toISOString() })
    .where(eq(outbox.organization_id, team.orgId));
  conversationId = (await onlyConversation(team)).id;
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

async function message(state: Partial<typeof messages.$inferInsert>) {
  const { id } = await sendMessage.execute(team.ctx, { conversation_id: conversationId, content: "Olá" });
  await systemRead().update(messages).set(state).where(eq(messages.id, id));
  await systemRead()
    .update(outbox)
    .set({ sent_at: ago(1), created_at: ago(1) })
    .where(eq(outbox.organization_id, team.orgId));
  return id;
}
const stateOf = async (id: string) => (await messagesOf(team)).find((row) => row.id === id);
const emitted = async (name: string) =>
  (await eventsOf(team.orgId, name)).filter(({ created_at }) => created_at > ago(30));
const unsent = () =>
  systemRead()
    .select()
    .from(outbox)
    .where(and(eq(outbox.organization_id, team.orgId), isNull(outbox.sent_at)));

describe("messages a crash left behind", () => {
  it("a send without an answer becomes unknown after its lease, not before", async () => {
    const [old, young] = [
      await message({ status: "sending", updated_at: ago(31) }),
      await message({ status: "sending", updated_at: ago(20) }),
    ];
    const accepted = await message({
      status: "sending",
      provider_message_id: `wamid.${newId()}`,
      updated_at: ago(3_600),
    });
    await reconcileMessages();
    expect([
      (await stateOf(old))?.status,
      (await stateOf(young))?.status,
      (await stateOf(accepted))?.status,
    ]).toEqual(["unknown", "sending", "sending"]);
  });

  it("an unknown one without any report fails after half an hour, for a person to decide", async () => {
    const [old, young] = [
      await message({ status: "unknown", updated_at: ago(1_801) }),
      await message({ status: "unknown", updated_at: ago(1_700) }),
    ];
    await reconcileMessages();
    expect(await stateOf(old)).toMatchObject({ status: "failed", failure: { code: "unconfirmed" } });
    expect(await stateOf(young)).toMatchObject({ status: "unknown" });
  });

  it("a pending one gets a new job, once per minute, but not while it was put off", async () => {
    const stuck = await message({ status: "pending", updated_at: ago(61) });
    const putOff = await message({
      status: "pending",
      updated_at: ago(61),
      metadata: { retry_at: new Date(Date.now() + 60_000).toISOString() },
    });
    await reconcileMessages();
    await reconcileMessages();
    const jobs = (await emitted("message/queued"))
      .slice(2)
      .map(({ data, sent_at }) => [data.message_id, sent_at !== null]);
    expect(jobs).toEqual([[stuck, true]]);
    expect(jobs.flat()).not.toContain(putOff);
  });
});

describe("deliveries a crash left behind", () => {
  it("get a new job while they wait, and none once they are processed or given up", async () => {
    const states = ["received", "processed", "failed"];
    for (const text of states) await deliver(team, textMessage({ ...person(team, "5511912340000"), text }));
    const rows = (await inboundOf(team)).slice(-states.length);
    for (const [index, status] of states.entries()) {
      await systemRead()
        .update(inbound_events)
        .set({ status, received_at: ago(90) })
        .where(eq(inbound_events.id, rows[index]?.id ?? ""));
    }
    await systemRead()
      .update(outbox)
      .set({ sent_at: ago(1) })
      .where(eq(outbox.organization_id, team.orgId));
    const before = (await emitted("whatsapp/delivery.received")).length;
    await reconcileMessages();
    const added = (await emitted("whatsapp/delivery.received")).slice(before);
    expect(added).toMatchObject([{ data: { inbound_event_ids: [rows[0]?.id] } }]);
  });

  it("wait while the engine has not even taken the first event: nothing was lost", async () => {
    await message({ status: "pending", updated_at: ago(120) });
    await systemRead()
      .insert(outbox)
      .values({ organization_id: team.orgId, name: "message/queued", data: {}, created_at: ago(120) });
    expect(await reconcileMessages()).toMatchObject({ requeued: 0 });
  });
});

describe("the outbox", () => {
  const row = (values: Partial<typeof outbox.$inferInsert> = {}) => ({
    id: newId(),
    organization_id: team.orgId,
    name: "message/queued",
    data: { org_id: team.orgId, conversation_id: conversationId, message_id: newId() },
    created_at: ago(10),
    ...values,
  });

  it("re-emits what was left behind, with the row's id as the event's, and leaves young rows to their requests", async () => {
    const [left, young] = [row(), row({ created_at: ago(0) })];
    await systemRead().insert(outbox).values([left, young]);
    await sweepOutbox();
    expect(engine.received.filter(({ data }) => data.org_id === team.orgId)).toMatchObject([
      { id: left.id, name: left.name, data: left.data },
    ]);
    expect((await unsent()).map(({ id }) => id)).toEqual([young.id]);
  });

  it("keeps everything while the engine is down, and sends each row once when it is back", async () => {
    const rows = Array.from({ length: 450 }, () => row());
    await systemRead().insert(outbox).values(rows);
    engine.isDown = true;
    await sweepOutbox();
    expect(await unsent()).toHaveLength(450);
    engine.isDown = false;
    await Promise.all([sweepOutbox(), sweepOutbox()]);
    const sent = engine.received.filter(({ data }) => data.org_id === team.orgId).map(({ id }) => id);
    expect(sent).toHaveLength(450);
    expect(new Set(sent)).toEqual(new Set(rows.map(({ id }) => id)));
    expect(await unsent()).toHaveLength(0);
  });

  it("is not held up by 300 rows that no version of the app understands", async () => {
    const poison = Array.from({ length: 150 }, () => row({ name: "thing/unheard.of", created_at: ago(500) }));
    const broken = Array.from({ length: 150 }, () =>
      row({ data: { org_id: "nobody" }, created_at: ago(500) }),
    );
    const good = row();
    await systemRead()
      .insert(outbox)
      .values([...poison, ...broken, good]);
    await sweepOutbox();
    await sweepOutbox();
    await sweepOutbox();
    expect(engine.received.map(({ id }) => id)).toContain(good.id);
    expect(await unsent()).toHaveLength(300);
    await systemRead()
      .delete(outbox)
      .where(and(eq(outbox.organization_id, team.orgId), isNull(outbox.sent_at)));
  });

  it("forgets what was sent a day ago", async () => {
    const [old, recent] = [row({ sent_at: ago(86_500) }), row({ sent_at: ago(80_000) })];
    await systemRead().insert(outbox).values([old, recent]);
    await sweepOutbox();
    const left = (await eventsOf(team.orgId)).map(({ id }) => id);
    expect(left).toContain(recent.id);
    expect(left).not.toContain(old.id);
  });
});

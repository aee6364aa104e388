import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { conversations, messages, whatsapp_configs } from "@/db/schema";
import { systemRead } from "@/db/system";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { deliverNext, queueMessage, sendLeadMessage, sendMessage, takeOver } from "@/lib/messaging";
import { transact } from "@/lib/unit";
import { runJobs } from "@/tests/support/jobs";
import { outcomeOf } from "@/tests/support/outcome";
import { auditOf, eventsOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  messagesOf,
  onlyConversation,
  person,
  receive,
  sentBy,
  useEmulators,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
beforeAll(async () => {
  emulators = await useEmulators();
  return () => emulators.stop();
});

const phone = "5511987654321";

/** A team somebody has written to; the emulator knows of it, so the reply window is open on both sides. */
async function createThread() {
  const team = await createWhatsAppTeam(emulators);
  await fetch(`${emulators.url}/phone/api/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: phone, to_phone_number_id: team.business.phoneNumberId, text: "Oi" }),
  });
  await receive(team, textMessage({ ...person(team, phone), text: "Oi" }));
  return { team, conversation: await onlyConversation(team) };
}
const set = (id: string, values: Partial<typeof conversations.$inferInsert>) =>
  systemRead().update(conversations).set(values).where(eq(conversations.id, id));
const outgoing = async (team: WhatsAppTeam) =>
  (await messagesOf(team)).filter(({ direction }) => direction === "outbound");
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** As the agent's turn queues its reply. */
const agentReply = (team: WhatsAppTeam, content: string) =>
  transact(team.job, async (unit) => {
    const conversation = await onlyConversation(team);
    return queueMessage(unit, conversation, {
      content,
      author_type: "agent",
      sent_by: null,
      idempotency_key: null,
    });
  });

describe("sending", () => {
  it("commits the message, its event and its trace, takes the thread over, and asks the provider later", async () => {
    const { team, conversation } = await createThread();
    const message = await sendMessage.execute(team.ctx, {
      conversation_id: conversation.id,
      content: " Olá, Maria ",
    });
    expect(message).toMatchObject({
      status: "pending",
      content: "Olá, Maria",
      provider_message_id: null,
      sent_by: team.member.id,
    });
    expect(await onlyConversation(team)).toMatchObject({
      handler: "human",
      assigned_to: team.member.id,
      last_message_id: message.id,
      last_message_direction: "outbound",
    });
    expect(await eventsOf(team.orgId, "message/queued")).toMatchObject([
      { data: { message_id: message.id } },
    ]);
    expect(await auditOf(team.orgId, "message.send")).toHaveLength(1);
    expect(await sentBy(emulators, team)).toHaveLength(0);
    await runJobs(team);
    expect(await sentBy(emulators, team)).toMatchObject([
      { wa_id: phone, body: { text: { body: "Olá, Maria" }, biz_opaque_callback_data: message.id } },
    ]);
  });

  it("is refused outside the 24 hours, by conversation and by lead, and works again once the contact writes", async () => {
    const { team, conversation } = await createThread();
    for (const last_inbound_at of [hoursAgo(24), hoursAgo(23.99), null]) {
      await set(conversation.id, { last_inbound_at });
      const refused = [
        await outcomeOf(sendMessage.execute(team.ctx, { conversation_id: conversation.id, content: "Olá" })),
        await outcomeOf(
          sendLeadMessage.execute(team.ctx, { lead_id: conversation.lead_id ?? "", content: "Olá" }),
        ),
      ];
      expect(refused).toMatchObject([
        { fields: { content: "window_closed" } },
        { fields: { content: "window_closed" } },
      ]);
    }
    expect(await outgoing(team)).toHaveLength(0);
    expect(await onlyConversation(team)).toMatchObject({ handler: "agent" });
    await set(conversation.id, { last_inbound_at: hoursAgo(23.9) });
    expect(
      await sendLeadMessage.execute(team.ctx, { lead_id: conversation.lead_id ?? "", content: "Olá" }),
    ).toMatchObject({ status: "pending" });
  });

  it("is refused without a connection", async () => {
    const { team, conversation } = await createThread();
    await systemRead()
      .update(whatsapp_configs)
      .set({ is_active: false })
      .where(eq(whatsapp_configs.id, team.config.id));
    const outcome = await outcomeOf(
      sendMessage.execute(team.ctx, { conversation_id: conversation.id, content: "Olá" }),
    );
    expect(outcome).toMatchObject({ fields: { content: "whatsapp_not_configured" } });
    expect(await onlyConversation(team)).toMatchObject({ handler: "agent" });
  });

  it("makes one message of one key, also when 20 attempts come at once", async () => {
    const { team, conversation } = await createThread();
    const attempt = (key: string) =>
      sendMessage.execute(team.ctx, {
        conversation_id: conversation.id,
        content: "Uma vez",
        idempotency_key: key,
      });
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt("k".repeat(75))));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await attempt("another-key");
    expect(await outgoing(team)).toHaveLength(2);
  });

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["more than WhatsApp takes", "x".repeat(4_097)],
    ["what cannot be stored", "a\u0000b"],
  ])("refuses %s", async (_, content) => {
    const { team, conversation } = await createThread();
    const outcome = await outcomeOf(
      sendMessage.execute(team.ctx, { conversation_id: conversation.id, content }),
    );
    expect(outcome).toMatchObject({ ok: false, code: "invalid" });
  });
});

describe("delivery", () => {
  it(
    "keeps the order of 30 messages, whatever order and however many jobs ask for it",
    { timeout: 40_000 },
    async () => {
      const { team, conversation } = await createThread();
      const texts = Array.from({ length: 30 }, (_, index) => `mensagem ${index}`);
      for (const content of texts)
        await sendMessage.execute(team.ctx, { conversation_id: conversation.id, content });
      const idle = async (): Promise<void> => {
        const { outcome } = await deliverNext.execute(team.job, { conversation_id: conversation.id });
        if (outcome !== "idle") await idle();
      };
      await Promise.all([idle(), idle(), idle(), idle(), idle()]);
      while ((await outgoing(team)).some(({ status }) => status === "pending")) await idle();
      const sent = await sentBy(emulators, team);
      expect(sent.map(({ body }) => body.text?.body)).toEqual(texts);
      expect((await outgoing(team)).map(({ provider_message_id }) => provider_message_id)).toEqual(
        sent.map(({ wamid }) => wamid),
      );
    },
  );

  it("cancels what the agent wrote and nobody has sent yet, when a person takes over", async () => {
    const { team, conversation } = await createThread();
    await agentReply(team, "resposta do agente");
    await takeOver.execute(team.ctx, { conversation_id: conversation.id });
    await sendMessage.execute(team.ctx, { conversation_id: conversation.id, content: "Oi, aqui é a Ana" });
    await runJobs(team);
    expect((await outgoing(team)).map(({ status, author_type }) => [author_type, status])).toEqual([
      ["agent", "canceled"],
      ["user", "sending"],
    ]);
    expect((await sentBy(emulators, team)).map(({ body }) => body.text?.body)).toEqual(["Oi, aqui é a Ana"]);
  });

  it("does not try the agent's reply again after a person took over while it was refused", async () => {
    const { team, conversation } = await createThread();
    const reply = await agentReply(team, "resposta do agente");
    await systemRead().update(messages).set({ status: "sending" }).where(eq(messages.id, reply.id));
    await takeOver.execute(team.ctx, { conversation_id: conversation.id });
    expect((await outgoing(team)).map(({ status }) => status)).toEqual(["canceled"]);
    await runJobs(team);
    expect(await sentBy(emulators, team)).toHaveLength(0);
  });
});

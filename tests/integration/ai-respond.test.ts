import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { ai_conversations, conversations, lead_activities, whatsapp_configs } from "@/db/schema";
import { systemRead } from "@/db/system";
import { reactionMessage, textMessage } from "@/emulators/whatsapp/payloads";
import { returnToAgent, sendMessage, takeOver } from "@/lib/messaging";
import { respondTo, runJobs } from "@/tests/support/jobs";
import { auditOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  leadsOf,
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
/** The contact writes, on their phone and to us. */
async function write(team: WhatsAppTeam, text: string, extra = {}) {
  await fetch(`${emulators.url}/phone/api/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: phone, to_phone_number_id: team.business.phoneNumberId, text }),
  });
  await receive(team, textMessage({ ...person(team, phone), text, ...extra }));
}
const repliesOf = async (team: WhatsAppTeam) =>
  (await messagesOf(team)).filter(({ author_type }) => author_type === "agent");
const lastInbound = async (team: WhatsAppTeam) =>
  (await messagesOf(team)).findLast(({ direction }) => direction === "inbound");
const turn = async (team: WhatsAppTeam) => ({
  conversation_id: (await onlyConversation(team)).id,
  message_id: (await lastInbound(team))?.id ?? "",
});

describe("a turn", () => {
  it("greets, asks, remembers, scores and hands over a qualified lead", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi, quero um site para minha loja");
    await runJobs(team);
    await write(team, "Uns R$ 8 mil");
    await runJobs(team);
    await write(team, "preciso essa semana, sou a dona");
    await runJobs(team);
    const replies = await repliesOf(team);
    expect(replies).toHaveLength(3);
    expect(replies[0]?.content).toContain(team.organization.name);
    expect((await sentBy(emulators, team)).map(({ body }) => body.text?.body)).toEqual(
      replies.map(({ content }) => content),
    );
    const [known] = await systemRead()
      .select()
      .from(ai_conversations)
      .where(eq(ai_conversations.organization_id, team.orgId));
    expect(known).toMatchObject({
      status: "handed_off",
      handoff_reason: "qualified",
      handoff: { reason: "qualified", mood: "neutral", answers: { budget: "R$ 8 mil" } },
      total_messages: 3,
      slots: { budget_max: 8_000 },
    });
    expect(await leadsOf(team)).toMatchObject([{ lead_score: 100 }]);
    const scores = await systemRead()
      .select({ metadata: lead_activities.metadata })
      .from(lead_activities)
      .where(
        and(
          eq(lead_activities.organization_id, team.orgId),
          eq(lead_activities.activity_type, "score_change"),
        ),
      )
      .orderBy(lead_activities.created_at);
    expect(scores.at(-1)?.metadata).toMatchObject({ after: 100 });
    expect(await onlyConversation(team)).toMatchObject({ handler: "human", assigned_to: null });
    expect(await auditOf(team.orgId, "conversation.hand_off")).toHaveLength(1);
  });

  it("hands over at once to whoever asks for a person, says so, and stays silent after that", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Quero falar com humano");
    await runJobs(team);
    expect(await repliesOf(team)).toMatchObject([
      { content: expect.stringContaining("pessoa da equipe"), status: "sending" },
    ]);
    const conversation = await onlyConversation(team);
    expect(conversation.handler).toBe("human");
    const activities = systemRead().select().from(lead_activities);
    expect(
      await activities.where(
        and(eq(lead_activities.organization_id, team.orgId), eq(lead_activities.activity_type, "handoff")),
      ),
    ).toHaveLength(1);
    await write(team, "Alguém aí?");
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(1);
    await returnToAgent.execute(team.ctx, { conversation_id: conversation.id });
    await write(team, "Voltei");
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(2);
  });

  it("answers a burst once, at its end", async () => {
    const team = await createWhatsAppTeam(emulators);
    for (const [index, text] of ["Oi", "quero um site", "até R$ 3 mil"].entries()) {
      await write(team, text, { timestamp: Math.floor(Date.now() / 1_000) - 30 + index * 10 });
    }
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(1);
  });

  it("answers a message that is followed by a reaction", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi", { timestamp: Math.floor(Date.now() / 1_000) - 20 });
    await receive(team, reactionMessage({ ...person(team, phone), messageId: "wamid.0", emoji: "👍" }));
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(1);
  });

  it("is one reply, however often and at once it is run", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi");
    const which = await turn(team);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => respondTo(team, which)));
    expect(outcomes.filter(({ outcome }) => outcome === "replied")).toHaveLength(1);
    await runJobs(team);
    expect(await respondTo(team, which)).toEqual({ outcome: "skipped" });
    expect(await repliesOf(team)).toHaveLength(1);
    expect(await sentBy(emulators, team)).toHaveLength(1);
  });
});

describe("no turn", () => {
  it("where a person has the thread", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi");
    await takeOver.execute(team.ctx, { conversation_id: (await onlyConversation(team)).id });
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(0);
  });

  it("where the seller's own message was first", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi");
    await sendMessage.execute(team.ctx, {
      conversation_id: (await onlyConversation(team)).id,
      content: "Oi, sou a Ana",
    });
    await runJobs(team);
    expect((await sentBy(emulators, team)).map(({ body }) => body.text?.body)).toEqual(["Oi, sou a Ana"]);
  });

  it("for a message that was under way for longer than the reply window", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi", { timestamp: Math.floor(Date.now() / 1_000) - 25 * 3_600 });
    await runJobs(team);
    expect(await repliesOf(team)).toHaveLength(0);
    expect(await onlyConversation(team)).toMatchObject({ unread_count: 1 });
  });

  it("in a resolved thread, or without a connection, and nothing half-done stays behind", async () => {
    const team = await createWhatsAppTeam(emulators);
    await write(team, "Oi");
    const which = await turn(team);
    await systemRead()
      .update(whatsapp_configs)
      .set({ is_active: false })
      .where(eq(whatsapp_configs.id, team.config.id));
    await expect(respondTo(team, which)).rejects.toThrow();
    expect(await repliesOf(team)).toHaveLength(0);
    expect(
      await systemRead()
        .select()
        .from(ai_conversations)
        .where(eq(ai_conversations.organization_id, team.orgId)),
    ).toHaveLength(0);
    await systemRead()
      .update(whatsapp_configs)
      .set({ is_active: true })
      .where(eq(whatsapp_configs.id, team.config.id));
    await systemRead()
      .update(conversations)
      .set({ status: "resolved" })
      .where(eq(conversations.organization_id, team.orgId));
    expect(await respondTo(team, which)).toEqual({ outcome: "skipped" });
    await systemRead()
      .update(conversations)
      .set({ status: "open" })
      .where(eq(conversations.organization_id, team.orgId));
    expect(await respondTo(team, which)).toEqual({ outcome: "replied" });
  });
});

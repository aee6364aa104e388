import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createMember } from "@/db/seed/factories";
import { conversations, message_alerts, messages, notifications, organizations } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { getAlertSettings, handleAlert, listAlerts, reviewMessage, updateAlertSettings } from "@/lib/alerts";
import { defaultAlertSettings } from "@/lib/alerts/schemas";
import { createRule } from "@/lib/assignment";
import { memberCtx } from "@/tests/support/context";
import { quiet } from "@/tests/support/fixture";
import { auditOf, eventsOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  leadsOf,
  messagesOf,
  onlyConversation,
  person,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let team: WhatsAppTeam;
let manager: { id: string };
beforeEach(async () => {
  team = await createWhatsAppTeam();
  manager = await withSystem("test", (db) => createMember(db, team.orgId, { role: "manager" }));
});

/** A contact's message, received and then reviewed as the job would. */
async function write(text: string, review = true) {
  await receive(team, textMessage({ ...person(team, "5511987654321"), text }));
  const message = (await messagesOf(team)).findLast(({ content }) => content === text);
  if (!message) throw new Error("no message");
  const ids = { conversation_id: message.conversation_id, message_id: message.id };
  return { message, ids, raised: review ? (await reviewMessage(team.job, ids)).raised : [] };
}

const told = (userId: string) =>
  systemRead()
    .select({ kind: notifications.kind, count: notifications.count })
    .from(notifications)
    .where(and(eq(notifications.organization_id, team.orgId), eq(notifications.user_id, userId)));

const angry = "Péssimo atendimento, um descaso";
const urgent = "URGENTE: o sistema caiu e minha loja está parada, me ajuda";

describe("every message that comes in", () => {
  it("is stored with mood, urgency, intent, language and the words they rest on", async () => {
    const { message } = await write(angry, false);
    expect(message).toMatchObject({ intent: "complaint", language: "pt" });
    expect(message.sentiment_score).toBeLessThan(-0.5);
    expect(message.sentiment_confidence).toBeGreaterThan(0.7);
    expect(message.analysis_reasons).toContainEqual({ about: "sentiment", cue: "descaso" });
    expect(await onlyConversation(team)).toMatchObject({
      mood: expect.closeTo(message.sentiment_score ?? 0, 3),
    });
  });

  it("moves the contact's mood, the latest counting most, and asks for a review only where one may follow", async () => {
    await write(angry, false);
    const before = (await onlyConversation(team)).mood ?? 0;
    await write("Adorei, resolveram tudo, muito obrigado!", false);
    expect((await onlyConversation(team)).mood).toBeGreaterThan(before + 0.4);
    await write("qual o valor do frete?", false);
    await write("ok", false);
    expect(await eventsOf(team.orgId, "message/analysed")).toHaveLength(2);
  });
});

describe("what calls somebody", () => {
  it("a bad mood calls the managers, once per episode, with its cause", async () => {
    expect((await write(angry)).raised).toEqual(["negative"]);
    expect((await write("Isso é um absurdo, péssima empresa")).raised).toEqual([]);
    expect(await told(manager.id)).toEqual([{ kind: "negative_mood", count: 1 }]);
    const [alert] = (await listAlerts.execute(memberCtx(team.orgId, manager, "manager"), {})).data;
    expect(alert).toMatchObject({ kind: "negative", cause: { limit: -0.5, trend: null }, ended_at: null });
    expect(alert?.cause.cues).toContain("descaso");
    expect(alert?.told).toHaveLength(1);
    expect(await auditOf(team.orgId, "alert.raise")).toHaveLength(1);
  });

  it("the same message twice calls once", async () => {
    const { ids } = await write(angry);
    await Promise.all([reviewMessage(team.job, ids), reviewMessage(team.job, ids)]);
    expect(await told(manager.id)).toEqual([{ kind: "negative_mood", count: 1 }]);
  });

  it("what is urgent calls the owner, or the managers where there is none", async () => {
    expect((await write(urgent)).raised).toContain("urgent");
    expect((await told(manager.id)).map(({ kind }) => kind)).toContain("urgent_message");
    const seller = await withSystem("test", (db) => createMember(db, team.orgId, { role: "sales" }));
    const { id } = await onlyConversation(team);
    await withSystem("test", async (db) => {
      await db.update(conversations).set({ assigned_to: seller.id }).where(eq(conversations.id, id));
      await db.delete(message_alerts).where(eq(message_alerts.conversation_id, id));
    });
    await write(`${urgent} de novo`);
    expect((await told(seller.id)).map(({ kind }) => kind)).toContain("urgent_message");
  });

  it("an opportunity of nobody is given out by the rules and its owner told", async () => {
    const seller = await withSystem("test", (db) => createMember(db, team.orgId, { role: "sales" }));
    await write("oi", false);
    await createRule.execute(team.ctx, { name: "Todos", member_ids: [seller.id] });
    expect((await write("Fechado, pode mandar o contrato")).raised).toEqual(["opportunity"]);
    expect(await leadsOf(team)).toMatchObject([{ assigned_to: seller.id }]);
    expect((await told(seller.id)).map(({ kind }) => kind).toSorted()).toEqual([
      "lead_assigned",
      "opportunity",
    ]);
    const [alert] = (await listAlerts.execute(team.ctx, { kind: "opportunity" })).data;
    expect(alert?.assigned_to_name).toBeTruthy();
  });

  it("an episode ends when a person handles it, or once its time is over and a person has answered", async () => {
    const { ids } = await write(angry);
    const ctx = quiet(memberCtx(team.orgId, manager, "manager"));
    const [first] = (await listAlerts.execute(ctx, { state: "open" })).data;
    expect(await handleAlert.execute(ctx, { alert_id: first?.id ?? "" })).toMatchObject({
      handled_by_name: expect.any(String),
    });
    expect((await write("Que descaso, péssimo, horrível, lixo de atendimento")).raised).toEqual(["negative"]);
    const old = new Date(Date.now() - 61 * 60_000).toISOString();
    await withSystem("test", (db) =>
      db
        .update(message_alerts)
        .set({ created_at: old })
        .where(eq(message_alerts.organization_id, team.orgId)),
    );
    expect((await write("Continua péssimo, horrível, uma vergonha, lixo total")).raised).toEqual([]);
    await withSystem("test", (db) =>
      db.insert(messages).values({
        organization_id: team.orgId,
        conversation_id: ids.conversation_id,
        provider_type: "business_api",
        direction: "outbound",
        message_type: "text",
        content: "Vamos resolver",
        author_type: "user",
        status: "sent",
      }),
    );
    expect((await write("Isso é ridículo, um absurdo, vergonha, péssimo, lixo")).raised).toEqual([
      "negative",
    ]);
  });
});

describe("settings", () => {
  it("are safe until somebody changes them, and obeyed at once", async () => {
    expect(await getAlertSettings.execute(team.ctx, {})).toEqual(defaultAlertSettings);
    const off = {
      ...defaultAlertSettings,
      urgent: { enabled: false, from: 75 },
      negative: { ...defaultAlertSettings.negative, enabled: false },
    };
    await updateAlertSettings.execute(team.ctx, off);
    expect((await write(angry)).raised).toEqual([]);
    expect((await write(urgent)).raised).toEqual([]);
    expect(await auditOf(team.orgId, "alert_settings.update")).toMatchObject([
      { changes: { before: { urgent: { enabled: true } }, after: { urgent: { enabled: false } } } },
    ]);
  });

  it("keep what else the organization has set", async () => {
    await withSystem("test", (db) =>
      db
        .update(organizations)
        .set({ settings: { language: "en" } })
        .where(eq(organizations.id, team.orgId)),
    );
    await updateAlertSettings.execute(team.ctx, defaultAlertSettings);
    const [row] = await systemRead().select().from(organizations).where(eq(organizations.id, team.orgId));
    expect(row?.settings).toEqual({ language: "en", alerts: defaultAlertSettings });
  });

  it("are for managers and admins", async () => {
    const seller = memberCtx(team.orgId, team.member, "sales");
    await expect(getAlertSettings.execute(seller, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateAlertSettings.execute(seller, defaultAlertSettings)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

it("shows nobody the alerts of threads out of sight", async () => {
  await write(angry);
  const { id } = await onlyConversation(team);
  await withSystem("test", (db) =>
    db.update(conversations).set({ assigned_to: manager.id }).where(eq(conversations.id, id)),
  );
  const seller = await withSystem("test", (db) => createMember(db, team.orgId, { role: "sales" }));
  const ctx = memberCtx(team.orgId, seller, "sales");
  expect((await listAlerts.execute(ctx, {})).data).toEqual([]);
  const [alert] = (await listAlerts.execute(team.ctx, {})).data;
  await expect(handleAlert.execute(ctx, { alert_id: alert?.id ?? "" })).rejects.toMatchObject({
    code: "not_found",
  });
});

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, message_alerts, messages, organization_members } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { giveOutLead } from "@/lib/leads";
import { log } from "@/lib/log";
import { notify, type NotificationKind } from "@/lib/notify";
import { read, transact, type Unit } from "@/lib/unit";
import { columnsOf } from "./analyse-inbound";
import { decide } from "./decide";
import { askModel, isModelConfigured } from "./providers/openai";
import type { AlertCause, AlertKind, AlertSettings } from "./schemas";
import { loadAlertSettings } from "./settings";

type Ids = { conversation_id: string; message_id: string };
type Conversation = typeof conversations.$inferSelect;
type Message = typeof messages.$inferSelect;

/**
 * A message that may call somebody: read by the model where there is one, then weighed against the organization's
 * settings, the contact's own trend and the organization's baseline. Safe to run twice: an episode has one alert of a
 * kind.
 */
export async function reviewMessage(ctx: Ctx, ids: Ids): Promise<{ raised: AlertKind[] }> {
  if (isModelConfigured()) await readByModel(ctx, ids);
  return transact(ctx, async (unit, inner) => {
    const { db } = unit;
    const conversation = await db.lock(conversations, ids.conversation_id);
    const message = await db.byId(messages, ids.message_id);
    if (!conversation || message?.urgency_score == null) return { raised: [] };
    const settings = await loadAlertSettings(db);
    const facts = await factsOf(db, conversation, message);
    const raised: AlertKind[] = [];
    for (const { kind, limit } of decide(facts, settings)) {
      if (!(await isNewEpisode(db, ids, kind, settings))) continue;
      const cues = (message.analysis_reasons ?? [])
        .filter(({ about }) => about === aboutOf[kind])
        .map(({ cue }) => cue);
      await raise(inner, unit, { kind, conversation, message, settings, cause: { ...facts, limit, cues } });
      raised.push(kind);
    }
    return { raised };
  });
}

const aboutOf: Record<AlertKind, string> = {
  urgent: "urgency",
  negative: "sentiment",
  opportunity: "intent",
};

/** What the model says replaces what the built-in analyser said; when it fails, that stays. */
async function readByModel(ctx: Ctx, { message_id, conversation_id }: Ids): Promise<void> {
  const message = await read(ctx, (db) => db.byId(messages, message_id));
  if (!message?.content || message.ai_processed_at) return;
  try {
    const columns = columnsOf(await askModel(message.content));
    await transact(ctx, async ({ db, publish }) => {
      const processed = { ...columns, ai_processed_at: new Date().toISOString() };
      await db.update(messages, processed, eq(messages.id, message_id));
      const conversation = await db.byId(conversations, conversation_id);
      const audience = { assigned_to: conversation?.assigned_to ?? null };
      publish({ event: "message.changed", data: { conversation_id, message_id }, audience });
    });
  } catch (error) {
    log.warn({ err: error, organization_id: ctx.org.id, message_id }, "the model read no message");
  }
}

const baselineMessages = 300;
const trendMessages = 10;
const baselineMin = 20;

/** The contact's last messages and the organization's, without this one. */
async function factsOf(db: OrgDb, conversation: Conversation, message: Message) {
  const [usual] = await db.tx.execute<{ trend: number | null; baseline: number | null }>(sql`
    select (select avg(sentiment_score) from (
              select m.sentiment_score from messages m
               where m.organization_id = ${db.orgId}::uuid and m.conversation_id = ${conversation.id}::uuid
                 and m.direction = 'inbound' and m.sentiment_score is not null
                 and (m.occurred_at, m.id) < (${message.occurred_at}::timestamptz, ${message.id}::uuid)
               order by m.occurred_at desc, m.id desc limit ${trendMessages}) own)::float8 as trend,
           (select case when count(*) >= ${baselineMin} then avg(sentiment_score) end from (
              select m.sentiment_score from messages m
               where m.organization_id = ${db.orgId}::uuid and m.direction = 'inbound'
                 and m.sentiment_score is not null and m.id < ${message.id}::uuid
               order by m.id desc limit ${baselineMessages}) everyone)::float8 as baseline`);
  return {
    sentiment: message.sentiment_score ?? 0,
    confidence: message.sentiment_confidence ?? 0,
    urgency: message.urgency_score ?? 0,
    intent: message.intent ?? "other",
    trend: rounded(usual?.trend),
    baseline: rounded(usual?.baseline),
  };
}

const rounded = (value: number | null | undefined) => (value == null ? null : Math.round(value * 100) / 100);

/**
 * An episode ends when somebody marks it as handled, or once its time is over and a person has answered since. Under
 * the conversation's lock, so that two messages cannot both begin one.
 */
async function isNewEpisode(
  db: OrgDb,
  { conversation_id }: Ids,
  kind: AlertKind,
  { episode_minutes }: AlertSettings,
): Promise<boolean> {
  const ofKind = and(eq(message_alerts.conversation_id, conversation_id), eq(message_alerts.kind, kind));
  await db.update(
    message_alerts,
    { ended_at: new Date().toISOString() },
    sql`${ofKind} and ${message_alerts.ended_at} is null
      and ${message_alerts.created_at} < now() - make_interval(mins => ${episode_minutes})
      and exists (select from messages m where m.organization_id = ${db.orgId}::uuid
        and m.conversation_id = ${conversation_id}::uuid and m.author_type = 'user'
        and m.created_at > ${message_alerts.created_at})`,
  );
  return !(await db.find(message_alerts, ofKind, isNull(message_alerts.ended_at)));
}

type Raised = {
  kind: AlertKind;
  conversation: Conversation;
  message: Message;
  settings: AlertSettings;
  cause: AlertCause;
};

const notificationOf: Record<AlertKind, NotificationKind> = {
  urgent: "urgent_message",
  negative: "negative_mood",
  opportunity: "opportunity",
};

async function raise(ctx: Ctx & { unit: Unit }, unit: Unit, raised: Raised): Promise<void> {
  const { kind, conversation, message, settings, cause } = raised;
  const { db } = unit;
  const isGiven =
    kind === "opportunity" && settings.opportunity.assign && conversation.lead_id && !conversation.assigned_to
      ? await giveOutLead(ctx, conversation.lead_id)
      : false;
  const owner = isGiven
    ? ((await db.byId(conversations, conversation.id))?.assigned_to ?? null)
    : conversation.assigned_to;
  const told = kind !== "negative" && owner ? [owner] : await managers(db);
  const alert = await db.insert(message_alerts, {
    kind,
    conversation_id: conversation.id,
    message_id: message.id,
    cause,
    outcome: { told, assigned_to: isGiven ? owner : null },
  });
  for (const user_id of told) {
    const group_key = `conversation:${conversation.id}`;
    const about = { lead_id: conversation.lead_id, data: { alert_id: alert.id } };
    await notify(unit, { user_id, kind: notificationOf[kind], group_key, ...about });
  }
  await unit.audit({
    action: "alert.raise",
    resource_type: "message_alert",
    resource_id: alert.id,
    after: { kind, urgency: cause.urgency, sentiment: cause.sentiment, intent: cause.intent },
  });
  unit.publish({
    event: "alert.changed",
    data: { alert_id: alert.id, conversation_id: conversation.id },
    audience: { assigned_to: owner },
  });
}

/** The managers; the admins where there are none. */
async function managers(db: OrgDb): Promise<string[]> {
  const rows = await db.tx
    .select({ user_id: organization_members.user_id, role: organization_members.role })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        eq(organization_members.is_active, true),
        inArray(organization_members.role, ["manager", "admin"]),
      ),
    );
  const of = (role: string) => rows.filter((row) => row.role === role).map(({ user_id }) => user_id);
  return of("manager").length > 0 ? of("manager") : of("admin");
}

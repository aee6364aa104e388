import { and, asc, desc, eq, gt, lte, ne } from "drizzle-orm";
import {
  ai_conversations,
  conversations,
  leads,
  messages,
  organizations,
  pipeline_stages,
} from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { notFound } from "@/lib/errors";
import { zoneOf } from "@/lib/zoned-time";
import { loadFence, type Fence } from "./fence";
import { loadSettings, rulesOf, spentThisMonth } from "./settings";
import type { AgentSettings } from "./schemas";
import { noScope, Slots, type ModelScope, type TurnInput } from "./turn";

export const historyMessages = 40;
/** What the model gets word for word; the rest of the history becomes the summary. */
const verbatimMessages = 20;
const summaryWordsMax = 120;

/** Everything one turn is made from, read in one transaction. */
export type TurnContext = {
  fence: Fence;
  input: TurnInput;
  scope: ModelScope;
  settings: AgentSettings;
  zone: string;
  /** The model is over the organization's monthly budget. */
  overBudget: boolean;
  spentUsd: number;
};

/** @returns undefined when a person has the thread or there is nothing to answer. */
export async function loadContext(db: OrgDb, conversationId: string): Promise<TurnContext | undefined> {
  const [fence, about, history, { settings }] = await Promise.all([
    loadFence(db, conversationId),
    loadAbout(db, conversationId),
    loadHistory(db, conversationId),
    loadSettings(db),
  ]);
  if (!fence || !about) return undefined;
  const known = Slots.catch({}).parse(about.slots ?? {});
  const before = about.slots ? undefined : await loadBefore(db, about.contact_id, conversationId);
  const spentUsd = settings.monthly_budget_usd === null ? 0 : Number(await spentThisMonth(db));
  const input: TurnInput = {
    organizationName: about.organization,
    leadName: about.lead ?? "",
    fallbackLanguage: about.organizationSettings.language === "en" ? "en" : "pt",
    slots: { ...(before?.language && { language: before.language }), ...known },
    history,
    rules: rulesOf(settings),
    now: new Date(),
  };
  return {
    fence,
    input,
    settings,
    zone: zoneOf(textOf(about.organizationSettings.timezone)),
    scope: {
      ...noScope,
      prompt: settings.prompt || null,
      summary: summaryOf(history, before?.summary ?? null),
      stages: about.stage_id ? await stagesAhead(db, about.stage_id, settings.stage_limit_id) : [],
      knownFields: knownFieldsOf(about),
    },
    overBudget: settings.monthly_budget_usd !== null && spentUsd >= settings.monthly_budget_usd,
    spentUsd,
  };
}

/** A thread without a turn to be made: its history and what is known. @throws AppError `not_found`. */
export async function loadThread(db: OrgDb, conversationId: string) {
  const [about, history] = await Promise.all([
    loadAbout(db, conversationId),
    loadHistory(db, conversationId),
  ]);
  if (!about) throw notFound();
  return {
    lead: about.lead,
    slots: about.slots,
    history,
    timezone: textOf(about.organizationSettings.timezone),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

async function loadAbout(db: OrgDb, conversationId: string) {
  const [about] = await db.tx
    .select({
      organization: organizations.name,
      organizationSettings: organizations.settings,
      contact_id: conversations.contact_id,
      lead: leads.full_name,
      email: leads.email,
      company: leads.company,
      stage_id: leads.stage_id,
      slots: ai_conversations.slots,
    })
    .from(conversations)
    .innerJoin(organizations, eq(organizations.id, conversations.organization_id))
    .leftJoin(
      leads,
      and(eq(leads.organization_id, conversations.organization_id), eq(leads.id, conversations.lead_id)),
    )
    .leftJoin(
      ai_conversations,
      and(
        eq(ai_conversations.organization_id, conversations.organization_id),
        eq(ai_conversations.conversation_id, conversations.id),
      ),
    )
    .where(db.in(conversations, eq(conversations.id, conversationId)));
  return about;
}

/** What a profile calls itself is a name as soon as it has letters. */
function knownFieldsOf({
  lead,
  email,
  company,
}: {
  lead: string | null;
  email: string | null;
  company: string | null;
}) {
  const fields: ModelScope["knownFields"] = [];
  if (lead === null || /\p{L}{2}/u.test(lead)) fields.push("full_name");
  if (email) fields.push("email");
  if (company) fields.push("company");
  return fields;
}

async function loadHistory(db: OrgDb, conversationId: string): Promise<TurnInput["history"]> {
  const rows = await db.tx
    .select({
      author_type: messages.author_type,
      content: messages.content,
      message_type: messages.message_type,
    })
    .from(messages)
    .where(db.in(messages, eq(messages.conversation_id, conversationId), ne(messages.status, "canceled")))
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(historyMessages);
  return rows.reverse().map((row) => ({
    author: row.author_type as TurnInput["history"][number]["author"],
    text: row.content ?? `[${row.message_type}]`,
  }));
}

/** A returning contact: the language and the story of the thread before this one. */
async function loadBefore(db: OrgDb, contactId: string, conversationId: string) {
  const [row] = await db.tx
    .select({ slots: ai_conversations.slots, summary: ai_conversations.context_summary })
    .from(ai_conversations)
    .innerJoin(
      conversations,
      and(
        eq(conversations.organization_id, ai_conversations.organization_id),
        eq(conversations.id, ai_conversations.conversation_id),
      ),
    )
    .where(
      db.in(ai_conversations, eq(conversations.contact_id, contactId), ne(conversations.id, conversationId)),
    )
    .orderBy(desc(ai_conversations.updated_at))
    .limit(1);
  return row && { language: Slots.catch({}).parse(row.slots).language, summary: row.summary };
}

/** Older turns in few words: what the contact said, oldest first. */
export function summaryOf(history: TurnInput["history"], before: string | null): string | null {
  const older = history
    .slice(0, -verbatimMessages)
    .filter(({ author }) => author === "contact")
    .map(({ text }) => text);
  const words = [before ?? "", ...older].join(" · ").split(/\s+/).filter(Boolean);
  const kept = words
    .slice(-summaryWordsMax)
    .join(" ")
    .replace(/^[·\s]+/, "");
  return kept || null;
}

/** Open stages after the lead's own, up to the one the admin allows. */
async function stagesAhead(db: OrgDb, stageId: string, limitId: string | null) {
  if (!limitId || limitId === stageId) return [];
  const [now, limit] = await Promise.all([
    db.byId(pipeline_stages, stageId),
    db.byId(pipeline_stages, limitId),
  ]);
  if (!now || !limit || now.pipeline_id !== limit.pipeline_id) return [];
  return db.tx
    .select({ id: pipeline_stages.id, name: pipeline_stages.name })
    .from(pipeline_stages)
    .where(
      db.in(
        pipeline_stages,
        eq(pipeline_stages.pipeline_id, now.pipeline_id),
        eq(pipeline_stages.stage_type, "open"),
        gt(pipeline_stages.stage_order, now.stage_order),
        lte(pipeline_stages.stage_order, limit.stage_order),
        eq(pipeline_stages.is_active, true),
      ),
    )
    .orderBy(asc(pipeline_stages.stage_order));
}

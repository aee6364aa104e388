import { eq } from "drizzle-orm";
import { conversations, organizations } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { loadThread } from "./context";
import { answersOf } from "./conversations";
import { instructionsFor } from "./instructions";
import { makeTurn } from "./make-turn";
import { AgentSettings, AskAgentInput, TryAgentInput, type TriedTurn } from "./schemas";
import { scoreOf, scoreParts } from "./score";
import { loadSettings, rulesOf, spentThisMonth } from "./settings";
import { handoffRecord } from "./summary";
import { noScope, Slots, type ModelScope, type TurnInput } from "./turn";

/** One turn on a pretended lead, with settings that need not be saved. Nothing is sent and nothing is kept. */
export const tryAgent = defineOperation({
  name: "ai.try",
  permission: "agent.manage",
  input: TryAgentInput,
  async run(ctx, { messages, lead_name, slots, settings: changed }) {
    const found = await read(ctx, async (db) => ({ ...(await basics(db)), ...(await loadSettings(db)) }));
    const settings = AgentSettings.parse({ ...found.settings, ...changed });
    return tried(ctx, found, settings, {
      leadName: lead_name,
      slots: Slots.catch({}).parse(slots),
      history: messages,
    });
  },
});

/** What the agent would answer to a text in one of its conversations. Nothing is sent and nothing is kept. */
export const askAgent = defineOperation({
  name: "ai_conversation.ask",
  permission: "conversations.reply",
  input: AskAgentInput,
  async run(ctx, { conversation_id, content }) {
    const found = await read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(conversations, conversation_id));
      return {
        ...(await basics(db)),
        ...(await loadSettings(db)),
        thread: await loadThread(db, conversation_id),
      };
    });
    const { thread } = found;
    return tried(ctx, found, found.settings, {
      leadName: thread.lead ?? "",
      slots: Slots.catch({}).parse(thread.slots ?? {}),
      history: [...thread.history, { author: "contact", text: content }],
    });
  },
});

type Basics = Awaited<ReturnType<typeof basics>>;

async function basics(db: OrgDb) {
  const [organization] = await db.tx
    .select({ name: organizations.name, settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return { organization, spentUsd: Number(await spentThisMonth(db)) };
}

async function tried(
  ctx: Ctx,
  { organization, spentUsd }: Basics,
  settings: AgentSettings,
  about: Pick<TurnInput, "leadName" | "slots" | "history">,
): Promise<TriedTurn> {
  const rules = rulesOf(settings);
  const input: TurnInput = {
    ...about,
    organizationName: organization?.name ?? "",
    fallbackLanguage: organization?.settings.language === "en" ? "en" : "pt",
    rules,
    now: new Date(),
  };
  const scope: ModelScope = { ...noScope, prompt: settings.prompt || null, knownFields: ["full_name"] };
  const overBudget = settings.monthly_budget_usd !== null && spentUsd >= settings.monthly_budget_usd;
  const { turn, source } = await makeTurn(ctx, { input, scope, overBudget });
  return {
    reply: turn.reply,
    source,
    score: scoreOf(turn.slots, rules),
    parts: scoreParts(turn.slots, rules).map((part) => ({ ...part })),
    answers: answersOf(turn.slots),
    slots: turn.slots,
    handoff: turn.handoff ? handoffRecord(turn.handoff, turn.slots, input.history, turn.promises) : null,
    tools: turn.tools,
    context: instructionsFor(input, scope),
    cost_usd: (turn.usage?.costUsd ?? 0).toFixed(6),
  };
}

import type { Ctx } from "@/lib/context";
import { log } from "@/lib/log";
import type { TurnContext } from "./context";
import { askModel, isModelConfigured, NoReply } from "./providers/openai";
import { qualify } from "./rules/qualifier";
import { textsFor } from "./rules/texts";
import { scoreOf } from "./score";
import type { HandoffReason, ModelTurn, Turn } from "./turn";

export type Made = {
  turn: Turn & Partial<ModelTurn>;
  source: "model" | "built_in";
  /** Why the built-in qualifier answered where a model was to. */
  fallback: string | null;
  /** The provider failed, rather than was not to be asked. */
  failed: boolean;
};

/** A person is due whatever a model would say. */
const ruled = new Set<HandoffReason>(["requested_person", "sensitive", "negative_mood", "limit"]);

/** The model where there is one; the built-in qualifier otherwise and whenever the model fails. Never silence. */
export async function makeTurn(
  ctx: Ctx,
  { input, scope, overBudget }: Pick<TurnContext, "input" | "scope" | "overBudget">,
): Promise<Made> {
  const builtIn = (fallback: string | null, failed = false): Made => ({
    turn: safely(input),
    source: "built_in",
    fallback,
    failed,
  });
  const own = builtIn(null);
  if (!isModelConfigured() || (own.turn.handoff && ruled.has(own.turn.handoff))) return own;
  if (overBudget) return { ...own, fallback: "monthly_budget" };
  try {
    const turn = await askModel(input, scope);
    return { turn: withScore(turn, input), source: "model", fallback: null, failed: false };
  } catch (error) {
    const why = error instanceof Error ? error.name : "unknown";
    log.warn({ err: error, organization_id: ctx.org.id }, "the model failed, the built-in qualifier answers");
    if (!(error instanceof NoReply)) return builtIn(why, true);
    // What the model found out counts; what it did not say, the rules say.
    const made = safely({ ...input, slots: error.draft.slots });
    return {
      turn: { ...made, tools: [...error.draft.uses, ...made.tools] },
      source: "built_in",
      fallback: error.message.slice(0, 200),
      failed: false,
    };
  }
}

/** The score decides, not the model: a qualified lead goes to a person and is told so. */
function withScore(turn: ModelTurn, { rules }: TurnContext["input"]): ModelTurn {
  if (turn.handoff || scoreOf(turn.slots, rules) < rules.handoffScore) return turn;
  const notice = textsFor(turn.slots.language ?? "pt", rules.tone).handoff.qualified;
  return { ...turn, reply: notice, handoff: "qualified" };
}

/** Rules are code, and code may fail: then a person is called. */
function safely(input: TurnContext["input"]): Turn {
  try {
    return qualify(input);
  } catch (error) {
    log.error({ err: error }, "the built-in qualifier failed, a person is called");
    const language = input.slots.language ?? input.fallbackLanguage;
    return {
      reply: textsFor(language, input.rules.tone).handoff.provider_failure,
      slots: input.slots,
      handoff: "provider_failure",
      tools: [{ tool: "hand_off", input: { reason: "provider_failure" }, outcome: "done" }],
      tokensUsed: 0,
    };
  }
}

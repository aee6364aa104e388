import { z } from "zod";
import { bandOf, scoreOf } from "../score";
import { handoffRecord, type HandoffRecord } from "../summary";
import { extractSlots } from "../rules/extract";
import { conversationLanguage } from "../rules/language";
import {
  defaultRules,
  unanswered,
  type HandoffReason,
  type Slots,
  type ToolUse,
  type Turn,
  type TurnInput,
} from "../turn";

/** A turn may be text, or an object with the text, or nothing: the lead was silent. */
const LeadTurn = z
  .union([z.string(), z.null(), z.looseObject({ text: z.string().nullish(), content: z.string().nullish() })])
  .transform((turn) => (typeof turn === "string" ? turn : (turn?.text ?? turn?.content ?? "")));

const Budget = z.looseObject({
  currency: z.string().nullish(),
  min: z.number().nullish(),
  max: z.number().nullish(),
});

/** A dialogue: what the lead says, turn by turn, and what should be known at its end where somebody wrote that down. */
export const Dialogue = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  lang: z.string().optional(),
  turns: z.array(LeadTurn),
  budget: Budget.nullish(),
  timeline_days: z.number().nullish(),
  decision_maker: z.string().nullish(),
  need: z.string().nullish(),
  band: z.string().nullish(),
  handoff: z.string().nullish(),
  handoff_turn: z.number().nullish(),
});
export type Dialogue = z.infer<typeof Dialogue>;

export type Played = {
  id: string;
  lang: string;
  need: string | null;
  budget: { currency: string | null; min: number | null; max: number | null; period: string | null } | null;
  timeline_days: number | null;
  timeline: string | null;
  decision_maker: "yes" | "no" | "shared" | "unknown";
  fit: "yes" | "no" | "unknown";
  score: number;
  band: string;
  /** From 1; null while the agent has the conversation. */
  handoff_turn: number | null;
  handoff_reason: HandoffReason | null;
  handoff: HandoffRecord | null;
  slots: Slots;
  replies: (string | null)[];
  scores: number[];
  tools: (ToolUse & { turn: number })[];
  tokens: number;
};

/** Makes one turn; the built-in qualifier or a model behind the same shape. */
export type Agent = (input: TurnInput) => Turn | Promise<Turn>;

/**
 * Plays the lead's turns against the agent. After a hand-off the agent says nothing more, and what the lead goes on to
 * say is still read, as the product does.
 */
export async function playDialogue(dialogue: Dialogue, agent: Agent): Promise<Played> {
  const fallbackLanguage = dialogue.lang === "en" || dialogue.lang === "es" ? dialogue.lang : "pt";
  const history: TurnInput["history"] = [];
  const state: State = { slots: {}, handoff: null, replies: [], scores: [], tools: [], tokens: 0 };
  for (const [index, text] of dialogue.turns.entries()) {
    if (text.trim()) {
      history.push({ author: "contact", text });
      if (state.handoff) listen(state, history, fallbackLanguage);
      else await answer(state, history, fallbackLanguage, index + 1, agent);
    } else state.replies.push(null);
    state.scores.push(scoreOf(state.slots));
  }
  return resultOf(dialogue, state);
}

type State = Pick<Played, "slots" | "replies" | "scores" | "tools" | "tokens"> & {
  handoff: { turn: number; record: HandoffRecord } | null;
};

async function answer(
  state: State,
  history: TurnInput["history"],
  fallbackLanguage: TurnInput["fallbackLanguage"],
  number: number,
  agent: Agent,
): Promise<void> {
  const turn = await agent({
    organizationName: "Loved",
    leadName: "",
    fallbackLanguage,
    slots: state.slots,
    history,
    rules: defaultRules,
  });
  state.slots = turn.slots;
  state.replies.push(turn.reply);
  state.tools.push(...turn.tools.map((use) => ({ turn: number, ...use })));
  state.tokens += turn.tokensUsed;
  if (turn.handoff) {
    state.handoff = { turn: number, record: handoffRecord(turn.handoff, turn.slots, history, [turn.reply]) };
  }
  history.push({ author: "agent", text: turn.reply });
}

function listen(state: State, history: TurnInput["history"], fallback: TurnInput["fallbackLanguage"]): void {
  const text = unanswered(history);
  const language = conversationLanguage(text, state.slots.language, fallback);
  const options = { language, isFirst: false, rules: defaultRules };
  state.slots = { ...extractSlots(history.at(-1)?.text ?? "", state.slots, options).slots, language };
  state.replies.push(null);
}

function resultOf({ id }: Dialogue, { slots, handoff, ...state }: State): Played {
  const score = scoreOf(slots);
  const { budget_min = null, budget_max = null } = slots;
  return {
    id,
    lang: slots.language ?? "pt",
    need: slots.need ?? null,
    budget:
      budget_min === null && budget_max === null
        ? null
        : {
            currency: slots.budget_currency ?? null,
            min: budget_min,
            max: budget_max,
            period: slots.budget_period ?? null,
          },
    timeline_days: slots.timeline_days ?? null,
    timeline: slots.timeline ?? null,
    decision_maker: slots.decision ?? "unknown",
    fit: slots.fit ?? "unknown",
    score,
    band: bandOf(score),
    handoff_turn: handoff?.turn ?? null,
    handoff_reason: handoff?.record.reason ?? null,
    handoff: handoff?.record ?? null,
    slots,
    ...state,
  };
}

import { createOpenAI } from "@ai-sdk/openai";
import { generateText, isStepCount, type ModelMessage } from "ai";
import { env } from "@/lib/env";
import { instructionsFor } from "../instructions";
import { detectPromises } from "../promises";
import { costOf } from "../cost";
import { textsFor } from "../rules/texts";
import { conversationLanguage } from "../rules/language";
import { unanswered, type ModelScope, type ModelTurn, type TurnInput } from "../turn";
import { createTools, toolCallsMax, type Draft } from "./tools";

/** Once the provider has been silent for this long, it counts as down: the lead is answered within 30 seconds. */
const stepTimeoutMs = 8_000;
const turnTimeoutMs = 25_000;
const outputTokensMax = 1_000;
/** Under WhatsApp's limit of 4096 letters by far: nobody reads more in a chat. */
const replyLengthMax = 1_200;
const costMaxUsd = 0.05;

export const isModelConfigured = (): boolean => Boolean(env().OPENAI_API_KEY);

/** A turn in which the model did its work and wrote no reply that could be posted. */
export class NoReply extends Error {
  readonly draft: Draft;
  constructor(why: string, draft: Draft) {
    super(why);
    this.draft = draft;
  }
}

/**
 * One turn by the model, with tools that collect what is to be done; nothing is written before the turn is posted.
 * Ends at eight tool calls, at a call that was made before, at its time and at its cost.
 *
 * @throws on any failure and without a reply; the caller falls back to the built-in qualifier.
 */
export async function askModel(input: TurnInput, scope: ModelScope): Promise<ModelTurn> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = env();
  const openai = createOpenAI({ apiKey: OPENAI_API_KEY, baseURL: OPENAI_BASE_URL });
  const said = unanswered(input.history);
  const language = conversationLanguage(said, input.slots.language, input.fallbackLanguage);
  const draft: Draft = {
    slots: { ...input.slots, language, asked: undefined },
    handoff: null,
    uses: [],
    fields: {},
    stageId: null,
    openQuestion: null,
    end: null,
  };
  const overBudget = () => draft.end !== null || draft.uses.length >= toolCallsMax;
  const result = await generateText({
    model: openai(OPENAI_MODEL),
    system: instructionsFor(input, scope),
    messages: messagesOf(input),
    tools: createTools({ input, scope, said: allSaid(input), language, draft }),
    stopWhen: [
      isStepCount(toolCallsMax + 1),
      overBudget,
      ({ steps }) => steps.reduce((sum, { usage }) => sum + costOf(OPENAI_MODEL, usage), 0) >= costMaxUsd,
    ],
    maxOutputTokens: outputTokensMax,
    // The job engine retries, and every retry of the SDK would eat into the seconds a lead waits.
    maxRetries: 0,
    timeout: { totalMs: turnTimeoutMs, stepMs: stepTimeoutMs },
    // Customers' messages are not kept at the provider.
    providerOptions: { openai: { store: false } },
  });
  const words = textsFor(language, input.rules.tone);
  const text = shorten(result.text) || (draft.handoff ? words.handoff[draft.handoff] : "");
  if (!text) throw new NoReply(draft.end ?? "the model wrote no reply", draft);
  const { inputTokens = 0, outputTokens = 0 } = result.totalUsage;
  return {
    reply: draft.handoff ? withNotice(text, words.handoff[draft.handoff], draft) : text,
    slots: draft.slots,
    handoff: draft.handoff,
    tools: draft.uses,
    tokensUsed: inputTokens + outputTokens,
    usage: {
      inputTokens,
      outputTokens,
      costUsd: costOf(OPENAI_MODEL, result.totalUsage),
      model: OPENAI_MODEL,
    },
    fields: draft.fields,
    stageId: draft.stageId,
    openQuestion: draft.openQuestion,
    promises: detectPromises(text),
  };
}

/** The lead is told in the same turn that a person takes over; where the model forgot to, code says so. */
function withNotice(text: string, notice: string, { handoff }: Draft): string {
  const tells =
    /\b(?:pessoa|equipe|algu[eé]m|atendente|vendedor|consultor|colega|time|team|someone|person|colleague|specialist|human|persona|equipo|alguien|asesor)/i;
  return !handoff || tells.test(text) ? text : `${text} ${notice}`;
}

const historyMessagesMax = 20;

/** The latest messages word for word; what was said before stands in the instructions as a summary. */
const messagesOf = ({ history }: TurnInput): ModelMessage[] =>
  history.slice(-historyMessagesMax).map(({ author, text }) => ({
    role: author === "contact" ? ("user" as const) : ("assistant" as const),
    content: text.slice(0, 4_000),
  }));

const allSaid = ({ history }: TurnInput): string =>
  history
    .filter(({ author }) => author === "contact")
    .map(({ text }) => text)
    .join("\n");

/** Cut at the end of a sentence. */
function shorten(text: string): string {
  const whole = text.trim();
  if (whole.length <= replyLengthMax) return whole;
  const part = whole.slice(0, replyLengthMax);
  const end = Math.max(part.lastIndexOf(". "), part.lastIndexOf("? "), part.lastIndexOf("\n"));
  return end > replyLengthMax / 2 ? part.slice(0, end + 1).trim() : part.trim();
}

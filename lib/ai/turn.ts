import { z } from "zod";

export const languages = ["pt", "en", "es"] as const;
export type Language = (typeof languages)[number];

/** The answers a qualification collects, each as the lead said it. */
export const slotNames = ["need", "budget", "timeline", "decision_maker"] as const;
export type SlotName = (typeof slotNames)[number];

export const periods = ["month", "year", "week", "day", "hour"] as const;
export const decisions = ["yes", "shared", "no"] as const;
/** `explicit`: so many days; `named`: a date or a season; `urgent`: at once; `none`: no hurry, or nobody knows. */
export const timelineKinds = ["explicit", "named", "urgent", "none"] as const;

/** What is known of a lead. The texts are the lead's own words; the rest is what could be read out of them. */
export const Slots = z.object({
  language: z.enum(languages).optional(),
  need: z.string().max(500).optional(),
  budget: z.string().max(200).optional(),
  budget_min: z.number().nonnegative().nullable().optional(),
  budget_max: z.number().nonnegative().nullable().optional(),
  budget_currency: z.string().length(3).optional(),
  budget_period: z.enum(periods).optional(),
  /** How surely it is a budget: 1 what is paid elsewhere today, 2 an amount, 3 said to be the budget. */
  budget_strength: z.number().int().min(1).max(3).optional(),
  timeline: z.string().max(200).optional(),
  timeline_days: z.number().int().nonnegative().nullable().optional(),
  timeline_kind: z.enum(timelineKinds).optional(),
  decision_maker: z.string().max(200).optional(),
  decision: z.enum(decisions).optional(),
  /** Whether what is needed is what the organization offers, by its own words for it. */
  fit: z.enum(["yes", "no"]).optional(),
  /** Just looking, or not interested: no amount makes a buyer of that. */
  interest: z.enum(["browsing", "declined"]).optional(),
  /** What the agent asked last, so that a bare "sim" or "não sei" finds its place. */
  asked: z.enum([...slotNames, "person"]).optional(),
  /** How often each thing was asked: nobody is asked the same a third time. */
  asked_times: z.partialRecord(z.enum([...slotNames, "person"]), z.number().int()).optional(),
});
export type Slots = z.infer<typeof Slots>;

export const handoffReasons = [
  "requested_person",
  "negative_mood",
  "sensitive",
  "complex_question",
  "qualified",
  "answers_complete",
  "limit",
  "provider_failure",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];

export const tones = ["friendly", "formal", "direct"] as const;
export type Tone = (typeof tones)[number];

/** What one turn is made from. Everything the contact wrote is untrusted text. */
export type TurnInput = {
  organizationName: string;
  leadName: string;
  fallbackLanguage: Language;
  slots: Slots;
  /** Oldest first; the last ones are the contact's, not answered yet. */
  history: { author: "contact" | "agent" | "user"; text: string }[];
  rules: QualificationRules;
  /** Exact dates become days with it; without it they stay dates. */
  now?: Date;
};

/** What an organization sets for its qualification; read by code only. */
export type QualificationRules = {
  tone: Tone;
  weights: Weights;
  /** From this score on a person takes over. */
  handoffScore: number;
  /** The smallest budget worth a seller's time; null counts every known budget in full. */
  minimumBudget: number | null;
  /** Words for what the organization offers, and for what it does not. */
  fitWords: string[];
  noFitWords: string[];
  /** Replies of the agent in one thread before a person takes over. */
  repliesMax: number;
};
export type Weights = Record<SlotName | "fit", number>;

export const defaultRules: QualificationRules = {
  tone: "friendly",
  weights: { need: 20, budget: 30, timeline: 25, decision_maker: 25, fit: 0 },
  handoffScore: 80,
  minimumBudget: null,
  fitWords: [],
  noFitWords: [],
  repliesMax: 15,
};

/** What one turn ends in: one reply, what is known now, and whether a person takes over. */
export type Turn = {
  reply: string;
  slots: Slots;
  handoff: HandoffReason | null;
  /** What was done in it, in order. */
  tools: ToolUse[];
  tokensUsed: number;
};

export const toolNames = [
  "record_answer",
  "update_lead_field",
  "propose_meeting_time",
  "move_stage",
  "hand_off",
] as const;
export type ToolUse = {
  tool: (typeof toolNames)[number];
  input: Record<string, unknown>;
  /** `refused` by code: not allowed, nothing to write to, or not said by the lead. */
  outcome: "done" | "refused";
};

export const leadFieldNames = ["full_name", "email", "company"] as const;
export type LeadFields = Partial<Record<(typeof leadFieldNames)[number], string>>;

/** What a model may know and do beside the conversation itself. Decided by code, from settings and rows. */
export type ModelScope = {
  /** The organization's own words for its agent. */
  prompt: string | null;
  /** Of what was said before the messages that are sent along. */
  summary: string | null;
  examples: { input: string; output: string }[];
  /** Stages ahead of the lead's, up to the one the admin allows. */
  stages: { id: string; name: string }[];
  /** Fields that have a value and stay as they are. */
  knownFields: (keyof LeadFields)[];
};
export const noScope: ModelScope = { prompt: null, summary: null, examples: [], stages: [], knownFields: [] };

export type ModelUsage = { model: string; inputTokens: number; outputTokens: number; costUsd: number };

/** A turn by a model: what else it wants done, and what it cost. */
export type ModelTurn = Turn & {
  usage: ModelUsage;
  fields: LeadFields;
  stageId: string | null;
  openQuestion: string | null;
  promises: string[];
};

/** More than anybody reads in one go; the patterns that search it must not be kept busy by a flood. */
const unansweredLengthMax = 8_000;

/** The contact's messages since the last answer, as one text; of a flood, the latest. */
export function unanswered(history: TurnInput["history"]): string {
  const lastAnswer = history.findLastIndex(({ author }) => author !== "contact");
  return history
    .slice(lastAnswer + 1)
    .map(({ text }) => text)
    .join("\n")
    .slice(-unansweredLengthMax);
}

import { z } from "zod";
import { WorkingHours } from "@/lib/organizations/schemas";
import { defaultRules, handoffReasons, tones } from "./turn";

const Weight = z.number().int().min(0).max(100);

const fields = {
  enabled: z.boolean(),
  tone: z.enum(tones),
  /** What the organization is and offers, in its own words. Only the model reads it. */
  prompt: z.string().trim().max(4_000),
  handoff_score: z.number().int().min(50).max(100),
  weights: z
    .object({ need: Weight, budget: Weight, timeline: Weight, decision_maker: Weight, fit: Weight })
    .refine((weights) => Object.values(weights).some((weight) => weight > 0), "too_small"),
  minimum_budget: z.number().min(0).max(1_000_000_000).nullable(),
  fit_words: z.array(z.string().trim().min(2).max(60)).max(50),
  no_fit_words: z.array(z.string().trim().min(2).max(60)).max(50),
  replies_max: z.number().int().min(1).max(50),
  /** The team's hours by ISO weekday; null means always. */
  hours: WorkingHours.nullable(),
  /** Said with a hand-off outside those hours; empty says nothing more. */
  after_hours_text: z.string().trim().max(500),
  /** The last stage the model may move a lead to; null allows none. */
  stage_limit_id: z.uuid().nullable(),
  /** US dollars a month for the model; null means no limit. Beyond it the built-in qualifier answers. */
  monthly_budget_usd: z.number().min(0).max(100_000).nullable(),
};

/** How an organization wants its agent. Every value has a safe default, so an empty object is a whole setting. */
export const AgentSettings = z.object({
  enabled: fields.enabled.default(true),
  tone: fields.tone.default("friendly"),
  prompt: fields.prompt.default(""),
  handoff_score: fields.handoff_score.default(defaultRules.handoffScore),
  weights: fields.weights.default(defaultRules.weights),
  minimum_budget: fields.minimum_budget.default(null),
  fit_words: fields.fit_words.default([]),
  no_fit_words: fields.no_fit_words.default([]),
  replies_max: fields.replies_max.default(defaultRules.repliesMax),
  hours: fields.hours.default(null),
  after_hours_text: fields.after_hours_text.default(""),
  stage_limit_id: fields.stage_limit_id.default(null),
  monthly_budget_usd: fields.monthly_budget_usd.default(null),
});
export type AgentSettings = z.infer<typeof AgentSettings>;

export const defaultAgentSettings: AgentSettings = AgentSettings.parse({});

/** Only what changes; the rest stays. `version` refuses to overwrite what somebody else has changed meanwhile. */
export const UpdateAgentSettingsInput = z.object(fields).partial().extend({ version: z.int().optional() });

export const AgentSettingsAnswer = AgentSettings.extend({
  version: z.int(),
  /** Whether a model is connected; the built-in qualifier answers otherwise. */
  model: z.string().nullable(),
  /** What the model has cost this month, in US dollars. */
  spent_usd: z.string(),
  model_down_since: z.iso.datetime().nullable(),
});
export type AgentSettingsAnswer = z.infer<typeof AgentSettingsAnswer>;

export const Handoff = z.object({
  reason: z.enum(handoffReasons),
  summary: z.string(),
  answers: z.record(z.string(), z.string()),
  open_question: z.string().nullable(),
  promises: z.array(z.string()),
  mood: z.enum(["negative", "neutral"]),
});
export type Handoff = z.infer<typeof Handoff>;

/** What the agent knows of a conversation. */
export const AiConversation = z.object({
  /** The conversation's own id. */
  id: z.uuid(),
  lead_id: z.uuid().nullable(),
  lead_name: z.string().nullable(),
  status: z.string(),
  handler: z.string(),
  qualification_score: z.int().nullable(),
  answers: z.record(z.string(), z.string()),
  handoff: Handoff.nullable(),
  handed_off_at: z.iso.datetime().nullable(),
  total_messages: z.int(),
  total_tokens_used: z.int(),
  total_cost_usd: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type AiConversation = z.infer<typeof AiConversation>;

export const ListAiConversationsInput = z.object({
  lead_id: z.uuid().optional(),
  status: z.enum(["active", "handed_off", "closed"]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});
export const StartAiConversationInput = z.object({ conversation_id: z.uuid() });
export const AiConversationIdInput = z.object({ conversation_id: z.uuid() });
export const HandOffInput = AiConversationIdInput.extend({
  reason: z.enum(handoffReasons).default("requested_person"),
});
export const AskAgentInput = AiConversationIdInput.extend({
  content: z.string().trim().min(1).max(4_000),
});

/** A pretended conversation: nothing is sent, nothing is kept. */
export const TryAgentInput = z.object({
  messages: z
    .array(z.object({ author: z.enum(["contact", "agent"]), text: z.string().min(1).max(2_000) }))
    .min(1)
    .max(40),
  lead_name: z.string().trim().max(100).default(""),
  /** What the last answer gave back as `slots`. */
  slots: z.record(z.string(), z.unknown()).default({}),
  settings: z
    .object({ tone: z.enum(tones).optional(), prompt: z.string().max(4_000).optional() })
    .default({}),
});
export const TriedTurn = z.object({
  reply: z.string(),
  source: z.enum(["model", "built_in"]),
  score: z.int(),
  parts: z.array(z.object({ name: z.string(), weight: z.number(), share: z.number() })),
  answers: z.record(z.string(), z.string()),
  slots: z.record(z.string(), z.unknown()),
  handoff: Handoff.nullable(),
  tools: z.array(
    z.object({ tool: z.string(), input: z.record(z.string(), z.unknown()), outcome: z.string() }),
  ),
  context: z.string(),
  cost_usd: z.string(),
});
export type TriedTurn = z.infer<typeof TriedTurn>;

import { z } from "zod";
import { intents, languages } from "@/lib/analysis/types";

export const alertKinds = ["urgent", "negative", "opportunity"] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What somebody who sells would want to hear of at once. */
export const opportunityIntents = ["buy", "price", "schedule", "human"] as const;
export type OpportunityIntent = (typeof opportunityIntents)[number];

/** The most careful settings: what lies outside them is never looked at twice. */
export const urgencyMin = 50;
export const sentimentMax = -0.3;

export const AlertSettings = z.object({
  urgent: z.object({ enabled: z.boolean(), from: z.int().min(urgencyMin).max(100) }),
  negative: z.object({
    enabled: z.boolean(),
    /** The mood, −1 … 1, at or under which a message counts. */
    below: z.number().min(-1).max(sentimentMax),
    /** How sure the analysis has to be, 0 … 1. */
    confidence: z.number().min(0.5).max(1),
  }),
  opportunity: z.object({
    enabled: z.boolean(),
    intents: z.array(z.enum(opportunityIntents)).min(1, "required"),
    /** A lead of nobody is given out by the assignment rules. */
    assign: z.boolean(),
  }),
  /** How long after an alert, and only once a person has answered, the next one of its kind may come. */
  episode_minutes: z.int().min(5).max(10_080),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

export const defaultAlertSettings: AlertSettings = {
  urgent: { enabled: true, from: 75 },
  negative: { enabled: true, below: -0.5, confidence: 0.7 },
  opportunity: { enabled: true, intents: ["buy"], assign: true },
  episode_minutes: 60,
};

/** Why, as it was when it was raised. */
export const AlertCause = z.object({
  sentiment: z.number().nullable(),
  confidence: z.number().nullable(),
  urgency: z.int().nullable(),
  intent: z.string().nullable(),
  /** What the settings asked for. */
  limit: z.number().nullable(),
  /** The contact's mood before this message; null for a new one. */
  trend: z.number().nullable(),
  /** The mood of the organization's latest messages. */
  baseline: z.number().nullable(),
  cues: z.array(z.string()),
});
export type AlertCause = z.infer<typeof AlertCause>;

export const Alert = z.object({
  id: z.uuid(),
  kind: z.enum(alertKinds),
  conversation_id: z.uuid(),
  lead_id: z.uuid().nullable(),
  contact_name: z.string(),
  message_id: z.uuid(),
  cause: AlertCause,
  /** The people who were told, by name. */
  told: z.array(z.string()),
  /** Whom a lead of nobody was given to. */
  assigned_to_name: z.string().nullable(),
  ended_at: z.iso.datetime().nullable(),
  handled_by_name: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export type Alert = z.infer<typeof Alert>;

export const ListAlertsInput = z.object({
  state: z.enum(["open", "all"]).default("all"),
  kind: z.enum(alertKinds).optional(),
  conversation_id: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(300).optional(),
});
export const AlertIdInput = z.object({ alert_id: z.uuid() });

export const AnalyzeTextInput = z.object({
  text: z.string().min(1).max(8_000),
  /** What the conversation spoke so far. */
  lang: z.enum(languages).optional(),
});
export const TextAnalysisAnswer = z.object({
  lang: z.enum(languages),
  sentiment: z.number(),
  confidence: z.number(),
  urgency: z.int(),
  intent: z.enum(intents),
  reasons: z.array(
    z.object({ about: z.enum(["sentiment", "urgency", "intent"]), cue: z.string(), weight: z.number() }),
  ),
  /** Who read it: the configured model, or the built-in analyser. */
  by: z.enum(["model", "built_in"]),
});
export type TextAnalysisAnswer = z.infer<typeof TextAnalysisAnswer>;

import { z } from "zod";

export const languages = ["pt", "en", "es"] as const;
export type Language = (typeof languages)[number];

/** The answers a qualification collects, each as the lead said it. */
export const slotNames = ["need", "budget", "timeline", "decision_maker"] as const;
export type SlotName = (typeof slotNames)[number];

export const Slots = z.object({
  language: z.enum(languages).optional(),
  need: z.string().max(500).optional(),
  budget: z.string().max(200).optional(),
  /** The budget as a number in the lead's currency, where it could be read. */
  budget_amount: z.number().nonnegative().optional(),
  timeline: z.string().max(200).optional(),
  decision_maker: z.string().max(200).optional(),
  /** What the agent asked last, so that a bare "sim" or "não sei" finds its place. */
  asked: z.enum(slotNames).optional(),
});
export type Slots = z.infer<typeof Slots>;

export const handoffReasons = [
  "asked_for_person",
  "negative_mood",
  "qualified",
  "answers_complete",
  "failure",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];

/** What one turn is made from. Everything the contact wrote is untrusted text. */
export type TurnInput = {
  organizationName: string;
  leadName: string;
  fallbackLanguage: Language;
  slots: Slots;
  /** Oldest first; the last ones are the contact's, not answered yet. */
  history: { author: "contact" | "agent" | "user"; text: string }[];
};

/** What a turn decides. The score is computed from the slots by code, so no message can talk it up. */
export type Turn = {
  reply: string;
  slots: Slots;
  handoff: HandoffReason | null;
  tokensUsed: number;
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

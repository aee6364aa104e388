import { tool, type ToolSet } from "ai";
import { z } from "zod";
import { recordAnswer } from "../record-answer";
import {
  handoffReasons,
  leadFieldNames,
  slotNames,
  type HandoffReason,
  type Language,
  type LeadFields,
  type ModelScope,
  type Slots,
  type ToolUse,
  type TurnInput,
} from "../turn";

export const toolCallsMax = 8;

/** What a turn has collected so far. Written to the database when the turn is posted, and only then. */
export type Draft = {
  slots: Slots;
  handoff: HandoffReason | null;
  uses: ToolUse[];
  fields: LeadFields;
  stageId: string | null;
  openQuestion: string | null;
  /** Why the turn ends before the model is done. */
  end: string | null;
};

type Workshop = {
  input: TurnInput;
  scope: ModelScope;
  /** Everything the lead has said in this thread: what is not in it was not said. */
  said: string;
  language: Language;
  draft: Draft;
};

/**
 * The model's tools. None takes an id of a lead, a conversation or an organization: they act on this conversation and
 * nothing else, and code decides what of it is done.
 */
export function createTools(shop: Workshop): ToolSet {
  const { draft, scope } = shop;
  const use = (name: ToolUse["tool"], input: Record<string, unknown>, run: () => boolean): string => {
    const repeated = draft.uses.some(
      (earlier) => earlier.tool === name && JSON.stringify(earlier.input) === JSON.stringify(input),
    );
    if (repeated) {
      draft.end = `the model repeated ${name}`;
      return "This was done already. The turn ends.";
    }
    if (draft.uses.length >= toolCallsMax) return "No more calls in this turn.";
    const done = run();
    draft.uses.push({ tool: name, input, outcome: done ? "done" : "refused" });
    return done ? "Done." : "Refused: the lead has not said so, or it is not allowed.";
  };
  return {
    record_answer: tool({
      description:
        "Record an answer of the lead to one of the qualification questions. The quote must be the lead's own words from this conversation.",
      inputSchema: z.object({ answer: z.enum(slotNames), quote: z.string().min(1).max(500) }),
      execute: (input) => use("record_answer", input, () => record(shop, input)),
    }),
    update_lead_field: tool({
      description: "Fill an empty field of the lead with what the lead wrote about themselves.",
      inputSchema: z.object({ field: z.enum(leadFieldNames), value: z.string().min(1).max(200) }),
      execute: (input) => use("update_lead_field", input, () => fill(shop, input)),
    }),
    ...(scope.stages.length > 0 && {
      move_stage: tool({
        description: `Move the lead forward to one of these stages: ${scope.stages.map(({ name }) => JSON.stringify(name)).join(", ")}.`,
        inputSchema: z.object({ stage: z.string().max(100) }),
        execute: (input) =>
          use("move_stage", input, () => {
            const stage = scope.stages.find(({ name }) => name === input.stage);
            draft.stageId = stage?.id ?? draft.stageId;
            return stage !== undefined;
          }),
      }),
    }),
    hand_off: tool({
      description:
        "Call a person: the lead asks for one, is unhappy, asks something sensitive or that you cannot know. Then tell the lead in your reply that someone from the team takes over.",
      inputSchema: z.object({
        reason: z.enum(handoffReasons),
        open_question: z.string().max(300).nullable(),
      }),
      execute: (input) =>
        use("hand_off", input, () => {
          draft.handoff = input.reason;
          draft.openQuestion = input.open_question;
          return true;
        }),
    }),
  };
}

function record(
  { draft, said, language }: Workshop,
  input: { answer: (typeof slotNames)[number]; quote: string },
) {
  const found = recordAnswer(input.answer, input.quote, draft.slots, said, language);
  if (found) draft.slots = { ...draft.slots, ...found };
  return found !== undefined;
}

function fill(
  { draft, said, scope }: Workshop,
  { field, value }: { field: keyof LeadFields; value: string },
) {
  const wrote = said.toLowerCase().includes(value.trim().toLowerCase());
  if (!wrote || scope.knownFields.includes(field)) return false;
  draft.fields[field] = value.trim();
  return true;
}

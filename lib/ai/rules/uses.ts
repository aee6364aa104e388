import type { HandoffReason, Slots, ToolUse } from "../turn";

const answers = {
  need: ({ need }: Slots) => need,
  budget: ({ budget, budget_min, budget_max, budget_currency, budget_period }: Slots) =>
    budget && { budget, budget_min, budget_max, budget_currency, budget_period },
  timeline: ({ timeline, timeline_days }: Slots) => timeline && { timeline, timeline_days },
  decision_maker: ({ decision }: Slots) => decision,
  fit: ({ fit }: Slots) => fit,
  interest: ({ interest }: Slots) => interest,
};

/** What the built-in qualifier did, in the words of the model's tools. */
export function usesOf(before: Slots, after: Slots, handoff: HandoffReason | null): ToolUse[] {
  const uses = Object.entries(answers).flatMap(([answer, read]): ToolUse[] => {
    const value = read(after);
    if (value === undefined || JSON.stringify(value) === JSON.stringify(read(before))) return [];
    const input = { answer, ...(typeof value === "object" ? value : { value }) };
    return [{ tool: "record_answer", input, outcome: "done" }];
  });
  if (handoff) uses.push({ tool: "hand_off", input: { reason: handoff }, outcome: "done" });
  return uses;
}

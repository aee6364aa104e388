import type { Slots } from "./turn";

/** Parts of the 0–100 score. */
const weights = { need: 30, budget: 30, urgency: 25, decision: 15 };
/** A budget from here on counts in full, in the organization's currency. */
const fullBudgetAmount = 5_000;

export const handoffScore = 80;

/** The qualification score, from collected answers only. @returns an integer from 0 to 100. */
export function scoreOf(slots: Slots): number {
  const need = slots.need ? 1 : 0;
  const budget =
    slots.budget_amount === undefined
      ? slots.budget
        ? 0.3
        : 0
      : Math.min(1, slots.budget_amount / fullBudgetAmount);
  const urgency = slots.timeline ? urgencyOf(slots.timeline) : 0;
  const decision = slots.decision_maker ? decisionOf(slots.decision_maker) : 0;
  return Math.round(
    need * weights.need + budget * weights.budget + urgency * weights.urgency + decision * weights.decision,
  );
}

const soon =
  /urgen|agora|hoje|amanh|já|semana|imediat|quanto antes|asap|now|today|tomorrow|week|right away|ahora|hoy|mañana|cuanto antes/i;
const thisSeason = /m[eê]s|month|mes\b|30 dias|30 days/i;

function urgencyOf(text: string): number {
  if (soon.test(text)) return 1;
  return thisSeason.test(text) ? 0.7 : 0.3;
}

const decides = /\b(eu|sou|sim|yes|i am|me|myself|yo|soy|s[ií])\b/i;
const shared = /s[oó]ci|chefe|diretor|marido|esposa|boss|partner|manager|jefe|soci/i;

function decisionOf(text: string): number {
  if (shared.test(text)) return 0.5;
  return decides.test(text) ? 1 : 0.4;
}

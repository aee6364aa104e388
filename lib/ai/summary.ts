import { isAngry } from "./rules/signals";
import { slotNames, unanswered, type HandoffReason, type Language, type Slots, type TurnInput } from "./turn";

/** What a person gets who takes over. */
export type HandoffRecord = {
  reason: HandoffReason;
  /** At most 120 words, in the conversation's language. */
  summary: string;
  answers: Partial<Record<(typeof slotNames)[number], string>>;
  open_question: string | null;
  promises: string[];
  mood: "negative" | "neutral";
};

const wordsMax = 120;

type Words = {
  reasons: Record<HandoffReason, string>;
  slots: Record<(typeof slotNames)[number], string>;
  missing: string;
  asks: string;
};

const texts: Record<Language, Words> = {
  pt: {
    reasons: {
      requested_person: "O contato pediu para falar com uma pessoa.",
      negative_mood: "O contato está insatisfeito.",
      sensitive: "O assunto é delicado e precisa de uma pessoa.",
      complex_question: "O contato fez uma pergunta que o agente não deve responder.",
      qualified: "O contato está qualificado.",
      answers_complete: "O agente já fez todas as perguntas.",
      limit: "A conversa chegou ao limite do agente.",
      provider_failure: "O agente não conseguiu responder.",
    },
    slots: { need: "Precisa de", budget: "Orçamento", timeline: "Prazo", decision_maker: "Quem decide" },
    missing: "Falta saber",
    asks: "Pergunta em aberto",
  },
  en: {
    reasons: {
      requested_person: "The contact asked for a person.",
      negative_mood: "The contact is unhappy.",
      sensitive: "The matter is sensitive and needs a person.",
      complex_question: "The contact asked something the agent should not answer.",
      qualified: "The contact is qualified.",
      answers_complete: "The agent has asked all its questions.",
      limit: "The conversation reached the agent's limit.",
      provider_failure: "The agent could not answer.",
    },
    slots: { need: "Needs", budget: "Budget", timeline: "Timeline", decision_maker: "Who decides" },
    missing: "Still to learn",
    asks: "Open question",
  },
  es: {
    reasons: {
      requested_person: "El contacto pidió hablar con una persona.",
      negative_mood: "El contacto está insatisfecho.",
      sensitive: "El asunto es delicado y necesita una persona.",
      complex_question: "El contacto hizo una pregunta que el agente no debe responder.",
      qualified: "El contacto está calificado.",
      answers_complete: "El agente ya hizo todas las preguntas.",
      limit: "La conversación llegó al límite del agente.",
      provider_failure: "El agente no pudo responder.",
    },
    slots: { need: "Necesita", budget: "Presupuesto", timeline: "Plazo", decision_maker: "Quién decide" },
    missing: "Falta saber",
    asks: "Pregunta abierta",
  },
};

/** The hand-off as a person sees it first: why, what is known, what is open, what was promised, and the mood. */
export function handoffRecord(
  reason: HandoffReason,
  slots: Slots,
  history: TurnInput["history"],
  promises: string[] = [],
): HandoffRecord {
  const question = openQuestion(unanswered(history));
  const said = history.filter(({ author }) => author === "contact").map(({ text }) => text);
  const answers = Object.fromEntries(
    slotNames.flatMap((name) => (slots[name] ? [[name, slots[name]]] : [])),
  ) as HandoffRecord["answers"];
  return {
    reason,
    summary: summarize(reason, slots, question),
    answers,
    open_question: question,
    promises,
    mood: reason === "negative_mood" || said.slice(-3).some(isAngry) ? "negative" : "neutral",
  };
}

function summarize(reason: HandoffReason, slots: Slots, question: string | null): string {
  const words = texts[slots.language ?? "pt"];
  const known = slotNames.filter((name) => slots[name]);
  const missing = slotNames.filter((name) => !slots[name]);
  const lines = [
    words.reasons[reason],
    ...known.map((name) => `${words.slots[name]}: ${cut(slots[name] ?? "", 20)}.`),
    missing.length > 0
      ? `${words.missing}: ${missing.map((name) => words.slots[name].toLowerCase()).join(", ")}.`
      : "",
    question ? `${words.asks}: ${cut(question, 25)}` : "",
  ];
  return cut(lines.filter(Boolean).join(" "), wordsMax);
}

/** The last thing the contact asked and nobody has answered. */
function openQuestion(text: string): string | null {
  const questions = text.match(/[^.!?\n]+\?/g) ?? [];
  return questions.at(-1)?.trim().slice(0, 300) ?? null;
}

function cut(text: string, words: number): string {
  const all = text.replace(/\s+/g, " ").trim().split(" ");
  return all.length <= words ? all.join(" ") : `${all.slice(0, words).join(" ")}…`;
}

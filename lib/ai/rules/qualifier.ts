import { handoffScore, scoreOf } from "../score";
import { slotNames, unanswered, type HandoffReason, type Slots, type Turn, type TurnInput } from "../turn";
import { extractSlots } from "./extract";
import { detectLanguage } from "./language";
import { asksForPerson, isAngry } from "./signals";
import { texts } from "./texts";

/**
 * The built-in qualifier: answers without any model, when no key is configured or the provider is down. Pure.
 * Asks for what is missing, one thing at a time, in the lead's language; never asks what is known.
 */
export function qualify(input: TurnInput): Turn {
  const text = unanswered(input.history);
  const language = detectLanguage(text, input.slots.language ?? input.fallbackLanguage);
  const slots: Slots = { ...extractSlots(text, input.slots), language, asked: undefined };
  const handoff = handoffReason(text, slots);
  const words = texts[language];
  const isFirst = input.history.every(({ author }) => author === "contact");
  const opening = isFirst
    ? words.hello({ organization: input.organizationName, first: firstName(input.leadName) })
    : words.thanks;
  if (handoff) {
    const reply = isFirst ? `${opening} ${words.handoff[handoff]}` : words.handoff[handoff];
    return { reply, slots, handoff, tokensUsed: 0 };
  }
  const missing = slotNames.find((name) => !slots[name]) ?? "need";
  return {
    reply: `${opening} ${words.ask[missing]}`,
    slots: { ...slots, asked: missing },
    handoff: null,
    tokensUsed: 0,
  };
}

function handoffReason(text: string, slots: Slots): HandoffReason | null {
  if (asksForPerson(text)) return "asked_for_person";
  if (isAngry(text)) return "negative_mood";
  if (scoreOf(slots) >= handoffScore) return "qualified";
  return slotNames.every((name) => slots[name]) ? "answers_complete" : null;
}

/** Profile names may be emojis, phones or brands; only a plain word is used to address somebody. */
function firstName(name: string): string {
  const [first = ""] = name.trim().split(/\s+/);
  return /^\p{L}{2,20}$/u.test(first) ? first : "";
}

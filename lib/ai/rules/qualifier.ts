import { scoreOf } from "../score";
import {
  slotNames,
  unanswered,
  type HandoffReason,
  type SlotName,
  type Slots,
  type Turn,
  type TurnInput,
} from "../turn";
import { extractSlots, type Extraction } from "./extract";
import { conversationLanguage } from "./language";
import { readMessage } from "./read";
import { asksForPerson, isAngry, isComplexQuestion, isSensitive, optsOut } from "./signals";
import { textsFor } from "./texts";
import { usesOf } from "./uses";

/** Nobody is asked the same thing a third time. */
const timesMax = 2;

/**
 * The built-in qualifier: answers without any model, when no key is configured or the provider is down. Pure.
 * Asks for what is missing, one thing at a time, in the lead's language; never asks what is known.
 */
export function qualify(input: TurnInput): Turn {
  const { rules, history } = input;
  const text = unanswered(history);
  const isFirst = history.every(({ author }) => author === "contact");
  const language = conversationLanguage(text, input.slots.language, input.fallbackLanguage);
  const extraction = extractSlots(text, input.slots, { language, isFirst, rules, now: input.now });
  const slots: Slots = { ...extraction.slots, language, asked: undefined };
  const words = textsFor(language, rules.tone);
  const hello = words.hello({ organization: input.organizationName, first: firstName(input.leadName) });
  const handoff = handoffReason(input, text, slots, extraction);
  const turn = (reply: string, more: Partial<Turn> = {}): Turn => ({
    reply: isFirst ? `${hello} ${reply}` : reply,
    slots,
    handoff: more.handoff ?? null,
    tools: usesOf(input.slots, more.slots ?? slots, more.handoff ?? null),
    tokensUsed: 0,
    ...more,
  });
  if (handoff) return turn(words.handoff[handoff], { handoff });
  if (optsOut(text)) return turn(words.farewell, { slots: { ...slots, interest: "declined" } });
  if (slots.interest === "declined") return turn(words.noted);
  const next = nextQuestion(slots);
  const times = (slots.asked_times?.[next] ?? 0) + 1;
  const opening = isFirst
    ? ""
    : extraction.hostile
      ? words.hostile
      : asksPrice(text)
        ? words.priceNote
        : words.thanks;
  const question = next === "person" ? words.offer : times > 1 ? words.again[next] : words.ask[next];
  return turn([opening, question].filter(Boolean).join(" "), {
    slots: { ...slots, asked: next, asked_times: { ...slots.asked_times, [next]: times } },
  });
}

/** The first answer that is missing and was not asked for twice; with nothing left, whether a person shall come. */
export function nextQuestion(slots: Slots): SlotName | "person" {
  const open = slotNames.filter((name) => !slots[name] && (slots.asked_times?.[name] ?? 0) < timesMax);
  return open[0] ?? "person";
}

function handoffReason(
  { rules, history, slots: known }: TurnInput,
  text: string,
  slots: Slots,
  { hostile }: Extraction,
): HandoffReason | null {
  if (asksForPerson(text)) return "requested_person";
  if (isSensitive(text)) return "sensitive";
  if (isAngry(text)) return "negative_mood";
  if (optsOut(text) || slots.interest === "declined") return null;
  if (isComplexQuestion(text) && !hostile) return "complex_question";
  if (scoreOf(slots, rules) >= rules.handoffScore) return "qualified";
  if (known.asked === "person") return afterOffer(text);
  const replies = history.filter(({ author }) => author === "agent").length;
  return replies >= rules.repliesMax ? "limit" : null;
}

const agrees =
  /^\W*(?:sim|s|pode|pode sim|quero|claro|ok|bora|por favor|manda|isso|yes|yep|yeah|sure|please|si|dale|👍|ok\b|okay|of course|go ahead)\b|👍/;
const refuses =
  /^\W*(?:nao|no|nope|agora nao|ainda nao|depois|obrigad\w|valeu|vlw|thanks|thank you|not now|later|gracias)\b/;

/** After the offer of a person: a yes calls one, a no does not, and whoever goes on writing needs one. */
function afterOffer(text: string): HandoffReason | null {
  const words = readMessage(text).text;
  if (agrees.test(words)) return "requested_person";
  return refuses.test(words) ? null : "answers_complete";
}

const asksPrice = (text: string): boolean =>
  /\b(?:quanto (?:custa|fica|sai|e|voces cobram)|qual (?:o |e o )?(?:valor|preco)|preco|how much|price|pricing|cost|cuanto cuesta|precio)\b/.test(
    readMessage(text).text,
  );

/** Profile names may be emojis, phones or brands; only a plain word is used to address somebody. */
function firstName(name: string): string {
  const [first = ""] = name.trim().split(/\s+/);
  return /^\p{L}{2,20}$/u.test(first) ? first : "";
}

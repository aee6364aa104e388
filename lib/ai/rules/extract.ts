import type { Language, QualificationRules, Slots } from "../turn";
import { readBudget } from "./budget";
import { readDecision } from "./decision";
import { siftOrders } from "./hostile";
import { readInterest } from "./intent";
import { readFit, readNeed } from "./need";
import { plain } from "./plain";
import { readMessage } from "./read";
import { asksForPerson, isAngry, isSensitive, optsOut } from "./signals";
import { readTimeline } from "./timeline";

/** Messages about the conversation itself; what they mention is no need. */
const wantsNoAnswer = (text: string): boolean =>
  [asksForPerson, isAngry, isSensitive, optsOut].some((is) => is(text));

export type Extraction = {
  slots: Slots;
  /** Somebody tried to give the machine orders; what they said there does not count. */
  hostile: boolean;
  /** Anything new was said about the deal. */
  learned: boolean;
};

type Options = {
  language: Language;
  isFirst: boolean;
  rules: Pick<QualificationRules, "fitWords" | "noFitWords">;
  now?: Date;
};

/** What messages say about the deal, on top of what is known: newer words replace older ones, surer words vaguer ones. */
export function extractSlots(
  text: string,
  known: Slots,
  { language, isFirst, rules, now }: Options,
): Extraction {
  const { honest, hostile } = siftOrders(text);
  const reading = readMessage(honest);
  const found: Partial<Slots> = {
    ...readBudget(reading, known, language),
    ...readTimeline(reading, known, now),
    ...readDecision(reading, known),
    ...readInterest(reading.text, known),
  };
  const speaksOfUs = found.interest !== undefined || wantsNoAnswer(honest);
  const need = readNeed(reading, speaksOfUs ? { ...known, asked: undefined } : known, isFirst && !speaksOfUs);
  if (need) found.need = need;
  const fit = readFit(reading.text, rules.fitWords.map(plain), rules.noFitWords.map(plain));
  if (fit) found.fit = fit;
  const slots: Slots = { ...known, ...found };
  const learned = Object.entries(found).some(([name, value]) => known[name as keyof Slots] !== value);
  return { slots, hostile, learned };
}

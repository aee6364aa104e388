import type { Member } from "@/lib/organizations/schemas";

type Person = Pick<Member, "user_id" | "full_name">;
export type MentionQuery = { from: number; query: string };

/** The name somebody is writing right before the caret, after an "@" that begins a word. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[\s(])@([\p{L}\p{M}'.-]*(?: [\p{L}\p{M}'.-]*){0,2})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[1] ?? "";
  return { from: caret - query.length - 1, query };
}

const shownMax = 6;

/** Who could be meant, by the beginning of any part of their name, accents or not. */
export function peopleFor<P extends Person>(people: readonly P[], query: string): P[] {
  const wanted = fold(query);
  const fits = ({ full_name }: Person) => {
    const name = fold(full_name);
    return name.startsWith(wanted) || name.includes(` ${wanted}`);
  };
  return people.filter(fits).slice(0, shownMax);
}

export type TextPart = { text: string; isMention: boolean };

/** A text with its "@Name" parts set apart; the longest name wins, so "@Ana Paula" is not "@Ana". */
export function splitMentions(text: string, people: readonly Person[]): TextPart[] {
  const names = [...new Set(people.map(({ full_name }) => full_name))].toSorted(
    (a, b) => b.length - a.length,
  );
  if (names.length === 0) return [{ text, isMention: false }];
  const pattern = new RegExp(`(@(?:${names.map(escaped).join("|")})(?![\\p{L}\\p{M}]))`, "u");
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, isMention: index % 2 === 1 }))
    .filter(({ text: part }) => part !== "");
}

/** Whose names are in the text. Of two people with one name, those who were chosen from the list. */
export function mentionedIn(text: string, people: readonly Person[], chosen: ReadonlySet<string>): string[] {
  const named = new Set(
    splitMentions(text, people).flatMap((part) => (part.isMention ? [part.text.slice(1)] : [])),
  );
  return [...named].flatMap((name) => {
    const bearers = people.filter(({ full_name }) => full_name === name).map(({ user_id }) => user_id);
    const meant = bearers.filter((id) => chosen.has(id));
    return meant.length > 0 ? meant : bearers;
  });
}

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

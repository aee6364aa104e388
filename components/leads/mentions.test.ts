import { expect, test } from "vitest";
import { mentionAt, mentionedIn, peopleFor, splitMentions } from "./mentions";

const people = [
  { user_id: "1", full_name: "Ana" },
  { user_id: "2", full_name: "Ana Paula Sá" },
  { user_id: "3", full_name: "João D'Ávila (SP)" },
  { user_id: "4", full_name: "Ana" },
];

test.each([
  ["@", { from: 0, query: "" }],
  ["oi @an", { from: 3, query: "an" }],
  ["(@Ana Pau", { from: 1, query: "Ana Pau" }],
  ["ana@loja", null],
  ["@Ana viu o preço e", null],
])("%j", (text, expected) => {
  expect(mentionAt(text, text.length)).toEqual(expected);
});

test("people are found by any part of the name, without its accents", () => {
  const found = (query: string) => peopleFor(people, query).map(({ user_id }) => user_id);
  expect(found("joao")).toEqual(["3"]);
  expect(found("sa")).toEqual(["2"]);
  expect(found("na")).toEqual([]);
  expect(found("")).toHaveLength(4);
});

test("the longest name is the one that is meant", () => {
  expect(splitMentions("@Ana Paula Sá, fala com @João D'Ávila (SP) e @Anabela", people)).toEqual([
    { text: "@Ana Paula Sá", isMention: true },
    { text: ", fala com ", isMention: false },
    { text: "@João D'Ávila (SP)", isMention: true },
    { text: " e @Anabela", isMention: false },
  ]);
});

test("of two with one name the chosen one is told", () => {
  expect(mentionedIn("@Ana e @Ana Paula Sá", people, new Set(["4"]))).toEqual(["4", "2"]);
  expect(mentionedIn("@Ana", people, new Set())).toEqual(["1", "4"]);
  expect(mentionedIn("ana@ana.com", people, new Set())).toEqual([]);
});

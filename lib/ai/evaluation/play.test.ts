import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { qualify } from "../rules/qualifier";
import { compare } from "./compare";
import { Dialogue, playDialogue } from "./play";

const read = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => Dialogue.parse(JSON.parse(line)));

const own = read(path.join(import.meta.dirname, "dialogues.jsonl"));
const shared = path.resolve("../shared/data/wa_gold/qualification.jsonl");

describe("the built-in qualifier", () => {
  test("there are at least sixty dialogues, in both languages", () => {
    expect(own.length).toBeGreaterThanOrEqual(60);
    expect(new Set(own.map(({ lang }) => lang))).toEqual(new Set(["pt", "en"]));
  });

  test.each(own.map((dialogue) => [dialogue.id, dialogue] as const))("%s", async (_, dialogue) => {
    const played = await playDialogue(dialogue, qualify);
    const checks = compare(dialogue, played);
    expect(
      Object.entries(checks).filter(([, passed]) => !passed),
      JSON.stringify(played.slots),
    ).toEqual([]);
    for (const reply of played.replies) expect(reply?.match(/\?/g)?.length ?? 0).toBeLessThanOrEqual(2);
  });

  test("plays the same dialogue the same way", async () => {
    const play = () => Promise.all(own.slice(0, 10).map((dialogue) => playDialogue(dialogue, qualify)));
    expect(await play()).toEqual(await play());
  });

  test("a hand-off says why in at most 120 words, and nothing is said after it", async () => {
    for (const dialogue of own) {
      const { handoff, handoff_turn, replies } = await playDialogue(dialogue, qualify);
      if (!handoff || handoff_turn === null) continue;
      expect(handoff.summary.split(/\s+/).length).toBeLessThanOrEqual(120);
      expect(replies.slice(handoff_turn).filter(Boolean)).toEqual([]);
    }
  });

  const gold = existsSync(shared) ? read(shared) : [];
  test.skipIf(gold.length === 0)(`the shared dialogues (${gold.length})`, async () => {
    const checks = await Promise.all(
      gold.map(async (dialogue) => compare(dialogue, await playDialogue(dialogue, qualify))),
    );
    const all = checks.flatMap((each) => Object.values(each));
    expect(all.filter(Boolean).length / all.length).toBeGreaterThanOrEqual(0.9);
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { qualify } from "@/lib/ai/rules/qualifier";
import { compare, type Checks } from "@/lib/ai/evaluation/compare";
import { Dialogue, playDialogue, type Agent, type Played } from "@/lib/ai/evaluation/play";

/**
 * `npm run eval:agent -- --in dialogues.jsonl [--out results.jsonl]`: plays the lead's turns of each dialogue and
 * prints a JSON line for each (slots, score, hand-off, tool log) and one with the summary. The built-in qualifier
 * answers, or the model where OPENAI_API_KEY is set.
 */
const { values } = parseArgs({ options: { in: { type: "string" }, out: { type: "string" } } });
if (!values.in) {
  console.error("usage: npm run eval:agent -- --in dialogues.jsonl [--out results.jsonl]");
  process.exit(2);
}

const started = performance.now();
const dialogues = readLines(values.in);
const agent = await chooseAgent();
const results: Played[] = [];
const checks: { id: string; checks: Checks }[] = [];
for (const dialogue of dialogues) {
  const played = await playDialogue(dialogue, agent.make);
  results.push(played);
  checks.push({ id: dialogue.id, checks: compare(dialogue, played) });
  console.log(JSON.stringify(played));
}
if (values.out) writeFileSync(values.out, results.map((played) => `${JSON.stringify(played)}\n`).join(""));
console.log(JSON.stringify({ summary: summaryOf() }));

function readLines(path: string): Dialogue[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line, index) => {
      try {
        return Dialogue.parse(JSON.parse(line));
      } catch (error) {
        console.error(`${path}:${index + 1} is no dialogue: ${error instanceof Error ? error.message : ""}`);
        process.exit(2);
      }
    });
}

async function chooseAgent(): Promise<{ name: string; make: Agent }> {
  if (!process.env.OPENAI_API_KEY) return { name: "built-in", make: qualify };
  const { modelAgent } = await import("@/lib/ai/evaluation/model-agent");
  return modelAgent();
}

function summaryOf() {
  const count = <T>(of: (played: Played) => T) =>
    Object.fromEntries(
      [...Map.groupBy(results, of)].map(([key, group]) => [String(key ?? "none"), group.length]),
    );
  const names = [...new Set(checks.flatMap((one) => Object.keys(one.checks)))];
  return {
    agent: agent.name,
    dialogues: results.length,
    bands: count(({ band }) => band),
    handoffs: count(({ handoff_reason }) => handoff_reason),
    tokens: results.reduce((sum, { tokens }) => sum + tokens, 0),
    ms: Math.round(performance.now() - started),
    ...(names.length > 0 && {
      expected: Object.fromEntries(
        names.map((name) => {
          const asked = checks.filter((one) => name in one.checks);
          return [name, `${asked.filter((one) => one.checks[name]).length}/${asked.length}`];
        }),
      ),
      missed: checks.flatMap((one) => {
        const missed = names.filter((name) => one.checks[name] === false);
        return missed.length > 0 ? [`${one.id}: ${missed.join(", ")}`] : [];
      }),
    }),
  };
}

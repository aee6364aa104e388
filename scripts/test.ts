import { parseArgs } from "node:util";
import { runStep, stopAll } from "./checks/run-step";
import { steps, type Step } from "./checks/steps";
import { add, nothing, type Tally } from "./checks/tally";

/**
 * `npm test`: every check, two at a time, none stopping the others. Each static check counts as one test.
 *
 * `npm test -- --only unit,lint` runs some of them.
 */
const atOnceMax = 2;
const chosen = chooseSteps();
const tallies = new Map<string, Tally>();
stopOnSignals();
await runAll();

const failed = chosen.filter(({ name }) => (tallies.get(name)?.failed ?? 0) > 0).map(({ name }) => name);
if (failed.length > 0)
  console.log(`\nFailed: ${failed.join(", ")}. One alone: npm test -- --only ${failed[0]}`);
console.log(`\n${inWords([...tallies.values()].reduce(add, nothing))}`);
process.exit(failed.length > 0 ? 1 : 0);

/** Starts what waits for nothing any more, in the order of the list, while there is room. */
async function runAll(): Promise<void> {
  const waiting = [...chosen];
  const underWay = new Map<string, Promise<void>>();
  while (waiting.length > 0 || underWay.size > 0) {
    const next = waiting.findIndex(isReady);
    if (next >= 0 && underWay.size < atOnceMax) {
      const [step] = waiting.splice(next, 1);
      if (step)
        underWay.set(
          step.name,
          run(step).finally(() => underWay.delete(step.name)),
        );
    } else await Promise.race(underWay.values());
  }
}

function isReady({ needs = [], after = [] }: Step): boolean {
  return [...needs, ...after].every(
    (name) => tallies.has(name) || !chosen.some((step) => step.name === name),
  );
}

/** A step alone shows its output as it comes; of two at once each is shown when it is over. */
async function run(step: Step): Promise<void> {
  const startedAt = performance.now();
  const kept: string[] = [];
  const print = chosen.length === 1 ? (line: string) => console.log(line) : (line: string) => kept.push(line);
  console.log(`${step.name}: ${step.title} …`);
  const missing = step.needs?.find((name) => (tallies.get(name)?.failed ?? 0) > 0);
  const tally = missing ? { ...nothing, failed: 1 } : await runStep(step, print);
  tallies.set(step.name, tally);
  if (missing) kept.push(`not run: it needs ${missing}, which failed`);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(["", `[${tallies.size}/${chosen.length}] ${step.name}: ${step.title}`, ...kept].join("\n"));
  console.log(`    ${inWords(tally)} in ${seconds} s`);
}

function chooseSteps(): Step[] {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const names = values.only?.flatMap((text) => text.split(",")) ?? [];
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    console.error(`No check is called "${unknown}". There are: ${steps.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
  if (names.length === 0) return steps;
  const wanted = steps.filter((step) => names.includes(step.name));
  // Quickly made, unlike a build, which is left as it stands.
  const needsRoutes = wanted.some(({ needs }) => needs?.includes("routes"));
  return steps.filter((step) => wanted.includes(step) || (needsRoutes && step.name === "routes"));
}

function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function stopOnSignals(): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      console.error(`\nStopped by ${signal}`);
      void stopAll().finally(() => process.exit(130));
    });
  }
}

import { parseArgs } from "node:util";
import { runStep, stopCurrent } from "./checks/run-step";
import { steps, type Step } from "./checks/steps";
import { add, nothing, type Tally } from "./checks/tally";

/**
 * `npm test`: every check, in order, none stopping the next. Each static check counts as one test.
 *
 * `npm test -- --only unit,lint` runs some of them.
 */
const chosen = chooseSteps();
stopOnSignals();

const failedSteps: string[] = [];
let total: Tally = nothing;
for (const [index, step] of chosen.entries()) {
  console.log(`\n[${index + 1}/${chosen.length}] ${step.name}: ${step.title}`);
  const startedAt = performance.now();
  const missing = step.needs?.find((name) => failedSteps.includes(name));
  const tally = missing ? notRun(missing) : await runStep(step);
  if (tally.failed > 0) failedSteps.push(step.name);
  total = add(total, tally);
  console.log(`    ${inWords(tally)} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}

if (failedSteps.length > 0)
  console.log(`\nFailed: ${failedSteps.join(", ")}. One alone: npm test -- --only ${failedSteps[0]}`);
console.log(`\n${inWords(total)}`);
process.exit(failedSteps.length > 0 ? 1 : 0);

function chooseSteps(): Step[] {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const names = values.only?.flatMap((text) => text.split(",")) ?? [];
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    console.error(`No check is called "${unknown}". There are: ${steps.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
  return names.length > 0 ? steps.filter((step) => names.includes(step.name)) : steps;
}

function notRun(missing: string): Tally {
  console.log(`not run: it needs ${missing}, which failed`);
  return { passed: 0, failed: 1, skipped: 0 };
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
      void stopCurrent().finally(() => process.exit(130));
    });
  }
}

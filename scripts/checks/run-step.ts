import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { start, type Running } from "../stack/processes";
import type { Step } from "./steps";
import { add, nothing, type Tally } from "./tally";

const stepTimeoutMs = 30 * 60_000;

/**
 * Runs a step's commands and counts. A command that failed without a failed test to show for it counts as one.
 *
 * @param print takes the lines of the step's output as they come.
 */
export async function runStep(step: Step, print: (line: string) => void): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), "loved-report-"));
  const report = path.join(folder, "report.json");
  try {
    for (const command of step.commands(report)) {
      const code = await runCommand(step, command, { print, extra: step.env?.(report) });
      if (code === 0) continue;
      const tally = (await step.count?.(report)) ?? nothing;
      return tally.failed > 0 ? tally : add(tally, { ...nothing, failed: 1 });
    }
    return step.count ? await step.count(report) : { ...nothing, passed: 1 };
  } catch (error) {
    print(String(error instanceof Error ? error.message : error));
    return { ...nothing, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const underWay = new Set<Running>();

export const stopAll = async (): Promise<void> => {
  await Promise.all([...underWay].map((running) => running.stop()));
};

async function runCommand(
  step: Step,
  command: string[],
  { print, extra = {} }: { print: (line: string) => void; extra?: Record<string, string> },
): Promise<number | null> {
  const kept: string[] = [];
  const running = start(step.name, process.execPath, command, {
    env: { ...environment(), ...extra },
    onLine: (line) => (step.quiet ? kept.push(line) : print(line)),
  });
  underWay.add(running);
  const timer = setTimeout(() => {
    print(`${step.name} took longer than ${stepTimeoutMs / 60_000} minutes and was stopped`);
    void running.stop();
  }, stepTimeoutMs);
  const code = await running.exited;
  clearTimeout(timer);
  // What the command left running in its group.
  await running.stop();
  underWay.delete(running);
  if (code !== 0) kept.forEach(print);
  return code;
}

/** The checks choose their own mode: a NODE_ENV from outside would make Next and Vitest disagree with themselves. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env, CI: "true", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of ["NODE_ENV", "FORCE_COLOR"]) Reflect.deleteProperty(env, name);
  return env;
}

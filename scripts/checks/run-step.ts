import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { start, type Running } from "../stack/processes";
import type { Step } from "./steps";
import { add, nothing, type Tally } from "./tally";

const stepTimeoutMs = 30 * 60_000;

/** Runs a step's commands and counts. A command that failed without a failed test to show for it counts as one. */
export async function runStep(step: Step): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), "loved-report-"));
  const report = path.join(folder, "report.json");
  try {
    for (const command of step.commands(report)) {
      const code = await runCommand(step, command, step.env?.(report));
      if (code === 0) continue;
      const tally = (await step.count?.(report)) ?? nothing;
      return tally.failed > 0 ? tally : add(tally, { ...nothing, failed: 1 });
    }
    return step.count ? await step.count(report) : { ...nothing, passed: 1 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { ...nothing, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let current: Running | undefined;

export const stopCurrent = async (): Promise<void> => current?.stop();

async function runCommand(
  step: Step,
  command: string[],
  extra: Record<string, string> = {},
): Promise<number | null> {
  const kept: string[] = [];
  current = start(step.name, process.execPath, command, {
    env: { ...environment(), ...extra },
    onLine: (line) => (step.quiet ? kept.push(line) : console.log(line)),
  });
  const running = current;
  const timer = setTimeout(() => {
    console.log(`${step.name} took longer than ${stepTimeoutMs / 60_000} minutes and was stopped`);
    void running.stop();
  }, stepTimeoutMs);
  const code = await running.exited;
  clearTimeout(timer);
  // What the command left running in its group.
  await running.stop();
  if (code !== 0) for (const line of kept) console.log(line);
  return code;
}

/** The checks choose their own mode: a NODE_ENV from outside would make Next and Vitest disagree with themselves. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env, CI: "true", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of ["NODE_ENV", "FORCE_COLOR"]) Reflect.deleteProperty(env, name);
  return env;
}

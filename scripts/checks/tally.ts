import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";

export type Tally = { passed: number; failed: number; skipped: number };

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A file that broke before its first test counts as one failure. */
export async function readVitestReport(file: string): Promise<Tally> {
  if (!existsSync(file)) return nothing;
  const report = VitestReport.parse(JSON.parse(await readFile(file, "utf8")));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** A test that passed at its second attempt has failed: a retry hides a race. */
export async function readPlaywrightReport(file: string): Promise<Tally> {
  if (!existsSync(file)) return nothing;
  const { stats } = PlaywrightReport.parse(JSON.parse(await readFile(file, "utf8")));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

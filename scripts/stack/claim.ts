import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isAlive } from "./postgres";
import { killGroup } from "./processes";

type Claim = { launcher: number; processes: number[] };
const claimFile = (dataDir: string) => path.join(dataDir, "running.json");

/** Two launchers must not share a data folder; what a killed one left running is stopped. */
export async function claimDataDir(dataDir: string): Promise<void> {
  const text = await readFile(claimFile(dataDir), "utf8").catch(() => null);
  const earlier = text ? (JSON.parse(text) as Claim) : null;
  if (earlier && earlier.launcher !== process.pid && isAlive(earlier.launcher)) {
    throw new Error(
      `${dataDir} is in use by process ${earlier.launcher}. Set LOVED_DATA_DIR to run a second copy.`,
    );
  }
  for (const pid of earlier?.processes ?? []) killGroup(pid, "SIGKILL");
  await noteRunning(dataDir, []);
}

export const noteRunning = (dataDir: string, processes: number[]): Promise<void> =>
  writeFile(claimFile(dataDir), JSON.stringify({ launcher: process.pid, processes } satisfies Claim));

export const releaseDataDir = (dataDir: string): Promise<void> => rm(claimFile(dataDir), { force: true });

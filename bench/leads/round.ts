import { readFileSync, readdirSync } from "node:fs";
import { connections, type Contestant } from "./contestants";
import type { Case, World } from "./cases";

/** What a contestant did in one case, all rounds together. */
export type Result = { requests: number; seconds: number; cpuMs: number; timesMs: number[] };

const clockTicksPerSecond = 100;

/** As many requests as the contestant answers, over a fixed number of connections, for some seconds. */
export async function runRound(
  contestant: Contestant,
  { ask }: Case,
  world: World,
  seconds: number,
): Promise<Result> {
  const timesMs: number[] = [];
  const cpuBefore = cpuMsOf(contestant.pid);
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const connection = async () => {
    while (performance.now() < endsAt) {
      const askedAt = performance.now();
      await contestant.ask(ask(world));
      timesMs.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return {
    requests: timesMs.length,
    seconds: (performance.now() - startedAt) / 1_000,
    cpuMs: cpuMsOf(contestant.pid) - cpuBefore,
    timesMs,
  };
}

export const joined = (results: Result[]): Result => ({
  requests: results.reduce((sum, { requests }) => sum + requests, 0),
  seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  cpuMs: results.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  timesMs: results.flatMap(({ timesMs }) => timesMs),
});

/** User and system time of a process and its children. */
function cpuMsOf(pid: number | undefined): number {
  if (!pid) return 0;
  const ticks = tree(pid).map((id) => {
    // The name in the second field may hold blanks; what follows its bracket does not.
    const fields = read(`/proc/${id}/stat`).split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1_000) / clockTicksPerSecond;
}

/** Resident memory of a process and its children, in MiB. */
export function memoryMibOf(pid: number | undefined): number {
  if (!pid) return 0;
  const kib = tree(pid).map((id) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0));
  return kib.reduce((sum, each) => sum + each, 0) / 1_024;
}

function tree(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((id) => [Number(id), Number(/PPid:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0)] as const);
  const descend = (id: number): number[] => [
    id,
    ...parents.filter(([, parent]) => parent === id).flatMap(([child]) => descend(child)),
  ];
  return descend(pid);
}

/** A process may end while its files are read. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

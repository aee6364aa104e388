import { spawn, type ChildProcess } from "node:child_process";

const stopTimeoutMs = 8_000;

export type Running = {
  name: string;
  pid: number;
  /** Resolves with the exit code when the process ends by itself or is stopped. */
  exited: Promise<number | null>;
  hasEnded(): boolean;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/**
 * Starts a process in a group of its own, so that stopping it takes its children along and a Ctrl-C in the terminal
 * reaches only the launcher, which then stops everything in order.
 */
export function start(
  name: string,
  command: string,
  args: string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; onLine?: (line: string) => void },
): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  for (const stream of [child.stdout, child.stderr]) forEachLine(stream, (line) => options.onLine?.(line));
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(-1));
  });
  return {
    name,
    pid: child.pid ?? 0,
    exited,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: (signal = "SIGTERM") => stop(child, exited, signal),
  };
}

/** Polls an address until it answers at all. @throws Error when the process ends first or time runs out. */
export async function waitForHttp(url: string, running: Running, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let ended = false;
  void running.exited.then(() => (ended = true));
  while (Date.now() < deadline) {
    if (ended) throw new Error(`${running.name} ended before it was ready`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${running.name} was not ready at ${url} in ${timeoutMs / 1_000} s`);
}

async function stop(child: ChildProcess, exited: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  killGroup(child.pid, signal);
  const timer = setTimeout(() => child.pid && killGroup(child.pid, "SIGKILL"), stopTimeoutMs);
  await exited;
  clearTimeout(timer);
  // Grandchildren that outlived their parent.
  killGroup(child.pid, "SIGKILL");
}

export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // already gone
  }
}

function forEachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = "";
  stream?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
}

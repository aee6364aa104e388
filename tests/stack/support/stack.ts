import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { startStack, type Stack } from "@/scripts/stack";
import { throwAwayFolder } from "@/scripts/stack/throw-away";

export type TestStack = Stack & {
  /** The owner's view of the database, past every row-level rule. */
  sql: postgres.Sql;
  /** What the app wrote lately; printed when a test fails. */
  appLines: string[];
};

/** The whole product from its production build, on free ports and a data folder of its own, with a real fsync. */
export async function startTestStack(env: Record<string, string> = {}): Promise<TestStack> {
  const folder = await throwAwayFolder("stack");
  for (const variable of ["PORT", "LOVED_POSTGRES_PORT", "EMULATORS_PORT", "INNGEST_PORT"]) {
    process.env[variable] = String(await freePort());
  }
  const appLines: string[] = [];
  const stack = await startStack({
    mode: "production",
    dataDir: folder.path,
    durable: true,
    env: { LOG_LEVEL: "warn", ...env },
    onAppLine: (line) => appLines.push(line) > 200 && appLines.shift(),
  });
  const sql = postgres(stack.postgres.adminUrl("loved"), { max: 2, onnotice: () => {}, connect_timeout: 5 });
  const stop = async () => {
    await sql.end({ timeout: 1 });
    await stack.stop();
    await folder.remove();
  };
  // The app is replaced on every restart: a copy would keep the first one.
  return Object.assign(Object.create(stack) as Stack, { sql, appLines, stop });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const pollMs = 50;

/** Polls until the probe answers something truthy. A probe that throws is asked again: things are being killed here. */
export async function until<T>(
  what: string,
  probe: () => Promise<T>,
  timeoutMs = 20_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    const value = await probe().catch((error: unknown) => void (last = error));
    if (value) return value as NonNullable<T>;
    if (Date.now() > deadline)
      throw new Error(`Waited ${timeoutMs / 1_000} s in vain: ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

import { existsSync } from "node:fs";
import { demoLogin, demoOptions } from "./demo";
import { emulatedProviders } from "./environment";
import { startStack, type Stack } from "./index";

/** `npm run dev` and `npm run preview`: everything on a bare machine, one screen of output, Ctrl-C stops all. */
export async function runLocally(mode: "dev" | "production"): Promise<void> {
  const startedAt = Date.now();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const dataDir = process.env.LOVED_DATA_DIR ?? ".data/dev";
  console.log("Starting PostgreSQL, emulators, job engine and app …");
  const giveUp = new AbortController();
  const starting = startStack({
    mode,
    signal: giveUp.signal,
    dataDir,
    env: { ...demoOptions.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" },
    onAppLine: (line) => isWorthReading(line) && console.log(line),
    prepare: demoOptions.prepare,
  });
  stopOnSignals(starting, giveUp);
  const stack = await starting.catch((error: unknown) => {
    if (giveUp.signal.aborted) process.exit(0);
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.log(screen(stack, (Date.now() - startedAt) / 1_000));
  const code = await stack.app.exited;
  await stack.stop();
  process.exit(code ?? 0);
}

function screen({ ports, env, urls }: Stack, seconds: number): string {
  const url = `http://localhost:${ports.app}`;
  return `
  Loved CRM is ready (${seconds.toFixed(1)} s)

    App        ${url}
    Demo       ${demoLogin.email}  ·  ${demoLogin.password}
    Phone      ${urls.emulators.replace("127.0.0.1", "localhost")}/phone   write to the CRM as a customer
    Mailbox    ${urls.emulators.replace("127.0.0.1", "localhost")}/mailbox
    Stood in   ${emulatedProviders(env).join(", ")}
    Agent      ${env.OPENAI_API_KEY ? "OpenAI" : "built-in rules (set OPENAI_API_KEY for a model)"}

  Ctrl-C stops everything; data stays in ${process.env.LOVED_DATA_DIR ?? ".data/dev"}.
`;
}

/** Next's own banner repeats what our screen says. */
const isWorthReading = (line: string) =>
  line.trim() !== "" && !/^\s*(▲|- Local|- Network|✓ (Starting|Ready))/.test(line);

function stopOnSignals(starting: Promise<Stack>, giveUp: AbortController): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      console.log("\n  Stopping …");
      giveUp.abort();
      // One that was still starting has stopped itself by the time it fails.
      void starting.then((stack) => stack.stop()).finally(() => process.exit(0));
    });
  }
}

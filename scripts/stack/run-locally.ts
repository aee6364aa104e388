import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { demoLogin, demoOptions } from "./demo";
import { bringsOwn, emulatedProviders } from "./environment";
import { startStack, type Stack } from "./index";

/** `npm run dev` and `npm run preview`: everything on a bare machine, one screen of output, Ctrl-C stops all. */
export async function runLocally(mode: "dev" | "production"): Promise<void> {
  const startedAt = Date.now();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values: flags } = parseArgs({ options: { "seed-demo": { type: "boolean", default: false } } });
  // A database of somebody's own gets no demo organization unless they ask for it.
  const demo = !bringsOwn("database") || flags["seed-demo"] ? demoOptions : undefined;
  const dataDir = process.env.LOVED_DATA_DIR ?? ".data/dev";
  console.log("Starting PostgreSQL, emulators, job engine and app …");
  const giveUp = new AbortController();
  const starting = startStack({
    mode,
    signal: giveUp.signal,
    dataDir,
    env: { ...demo?.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" },
    onAppLine: (line) => isWorthReading(line) && console.log(line),
    prepare: demo?.prepare,
  });
  stopOnSignals(starting, giveUp);
  const stack = await starting.catch((error: unknown) => {
    if (giveUp.signal.aborted) process.exit(0);
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.log(screen(stack, (Date.now() - startedAt) / 1_000));
  if (mode === "dev") void warmPages(stack);
  const code = await stack.app.exited;
  await stack.stop();
  process.exit(code ?? 0);
}

/** Compiles what people open first while they read the screen, one page after the other. */
async function warmPages({ urls, env }: Stack): Promise<void> {
  // Any value passes the middleware, and the page then sends its visitor to sign in.
  const cookie = `${sessionCookieName(env.APP_URL)}=none`;
  for (const page of ["auth/login", "admin/crm/pipeline", "admin/crm/inbox"]) {
    await fetch(`${urls.app}/pt-BR/${page}`, { headers: { cookie }, redirect: "manual" })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
  }
}

function screen({ ports, env, urls }: Stack, seconds: number): string {
  const url = `http://localhost:${ports.app}`;
  return `
  Loved CRM is ready (${seconds.toFixed(1)} s)

    App        ${url}
    Demo       ${env.DEMO_LOGIN ? `${demoLogin.email}  ·  ${demoLogin.password}` : "none in a database of your own (npm run dev -- --seed-demo)"}
    Phone      ${urls.emulators.replace("127.0.0.1", "localhost")}/phone   write to the CRM as a customer
    Mailbox    ${urls.emulators.replace("127.0.0.1", "localhost")}/mailbox
    Stood in   ${emulatedProviders(env, ports).join(", ")}
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

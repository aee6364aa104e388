import { randomBytes } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import postgres from "postgres";
import { vi } from "vitest";
import { startInngestExecutor, type InngestExecutorOptions } from "./executor";

const untilTimeoutMs = 20_000;
// Longer than `until`, which says what it waited for.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });
const pollMs = 15;
export const signingKey = "signkey-test-f00f3005a3666b359a79c2bc3380ce2715e62727ac461ae1a2618f8766029c9f";

/** Waits until `read` returns something other than false, null or undefined, and returns it. */
export async function until<T>(
  read: () => T | Promise<T>,
  what = "the condition",
): Promise<NonNullable<Exclude<T, false>>> {
  const giveUpAtMs = Date.now() + untilTimeoutMs;
  for (;;) {
    const value = await read();
    if (value !== false && value !== null && value !== undefined)
      return value as NonNullable<Exclude<T, false>>;
    if (Date.now() > giveUpAtMs) throw new Error(`gave up waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** An empty database that is dropped at the end. */
export async function createDatabase() {
  const adminUrl = process.env.TEST_DATABASE_ADMIN_URL;
  if (!adminUrl) throw new Error("TEST_DATABASE_ADMIN_URL must name a running PostgreSQL");
  const name = `test_inngest_${randomBytes(6).toString("hex")}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const drop = async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
  return { url: url.href, drop };
}

/** A real SDK app on `node:http`. It can be taken down and brought back on the same port. */
export class TestApp {
  readonly functions: InngestFunction.Any[] = [];
  readonly inngest: Inngest.Any;
  readonly #signed: boolean;
  #server: http.Server | undefined;
  port = 0;
  /** Requests that reached the app. */
  calls = 0;

  /** Where the executor has to listen: the SDK wants to know when its client is made. */
  readonly executorPort: number;

  static async create(options: { signed?: boolean; checkpointing?: boolean } = {}) {
    return new TestApp(await freePort(), options);
  }

  private constructor(executorPort: number, options: { signed?: boolean; checkpointing?: boolean }) {
    this.executorPort = executorPort;
    this.#signed = options.signed ?? false;
    this.inngest = new Inngest({
      id: "app",
      baseUrl: `http://127.0.0.1:${executorPort}`,
      isDev: !this.#signed,
      eventKey: "test-key",
      checkpointing: options.checkpointing ?? false,
      ...(this.#signed && { signingKey }),
      logger: { info() {}, warn() {}, error() {}, debug() {} },
    });
  }

  get serveUrl() {
    return `http://127.0.0.1:${this.port}/api/inngest`;
  }

  async start() {
    const handler = serve({ client: this.inngest, functions: this.functions });
    const server = http.createServer((request, response) => {
      if (request.method === "POST") this.calls += 1;
      void handler(request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.address() as AddressInfo).port; // A listening TCP server has an address of this shape.
  }

  /** Cuts every connection, as a killed process does. */
  async stop() {
    const server = this.#server;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A listening TCP server has an address of this shape.
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type RunView = { id: string; function: string; status: string; steps: number; result: unknown };

/** Database, app and executor together, with what tests ask of them. */
export async function startWorld(app: TestApp, options: Partial<InngestExecutorOptions> = {}) {
  const database = await createDatabase();
  const port = app.executorPort;
  await app.start();
  const settings = {
    port,
    serveUrls: [app.serveUrl],
    retryBaseMs: 10,
    ...options,
    databaseUrl: database.url,
  };
  const world = {
    database,
    settings,
    executor: await startInngestExecutor(settings),
    control: async <T>(path: string, init?: RequestInit): Promise<T> => {
      const reply = await fetch(`http://127.0.0.1:${port}/control/inngest${path}`, init);
      return (reply.status === 204 ? undefined : await reply.json()) as T; // The caller names what the route answers.
    },
    wipe: () => world.control("", { method: "DELETE" }),
    runs: async (functionId: string, status = ""): Promise<RunView[]> =>
      (await world.control<{ data: RunView[] }>(`/runs?function=app-${functionId}&status=${status}`)).data,
    /** The one run of a function, once it has this status. */
    finished: (functionId: string, status = "completed") =>
      until(async () => (await world.runs(functionId, status))[0], `a ${status} run of ${functionId}`),
    registered: () =>
      until(async () => (await world.control<{ functions: number }>("/stats")).functions > 0, "registration"),
    async close() {
      await world.executor.stop();
      await app.stop();
      await database.drop();
    },
  };
  await world.registered();
  return world;
}
export type World = Awaited<ReturnType<typeof startWorld>>;

import { spawn } from "node:child_process";
import { Agent, request as httpRequest } from "node:http";
import postgres, { type Sql } from "postgres";
import { choosePort } from "@/scripts/stack/ports";
import { start, waitForHttp, type Running } from "@/scripts/stack/processes";
import type { Stack } from "@/scripts/stack";
import type { Ask } from "./cases";
import { answerTo } from "./statements";

export type Contestant = {
  name: "app" | "next" | "node" | "sql";
  /** The server's process; the plain SQL has none but the bench's own. */
  pid?: number;
  /** @throws Error for any answer that is no success. */
  ask(ask: Ask): Promise<unknown>;
  stop(): Promise<void>;
};

export const connections = 16;
const floorFolder = "bench/leads/next-floor";
const readyTimeoutMs = 60_000;

/** The app, and the three floors on the same database: a bare Next handler, a bare Node server, plain SQL. */
export async function enterContestants(stack: Stack, orgId: string, token: string): Promise<Contestant[]> {
  const database = stack.postgres.adminUrl("loved");
  const taken = new Set(Object.values(stack.ports));
  const envFor = async (): Promise<NodeJS.ProcessEnv> => ({
    ...process.env,
    NODE_ENV: "production",
    FLOOR_DATABASE_URL: database,
    FLOOR_ORG_ID: orgId,
    FLOOR_POOL: String(connections),
    FLOOR_PORT: String(await choosePort("FLOOR_PORT", 3900, taken)),
  });
  const next = await envFor();
  const node = await envFor();
  await buildNextFloor();
  const nextServer = start(
    "next floor",
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", floorFolder, "-p", next.FLOOR_PORT ?? "", "-H", "127.0.0.1"],
    { env: next, onLine: () => {} },
  );
  const nodeServer = start("node floor", process.execPath, ["--import", "tsx", "bench/leads/node-floor.ts"], {
    env: node,
    onLine: console.error,
  });
  return [
    overHttp("app", stack.urls.app, stack.app.pid, { authorization: `Bearer ${token}`, "x-org-id": orgId }),
    await served("next", next.FLOOR_PORT, nextServer),
    await served("node", node.FLOOR_PORT, nodeServer),
    plainSql(postgres(database, { max: connections, connection: { "app.org_id": orgId } }), orgId),
  ];
}

async function served(name: "next" | "node", port: string | undefined, server: Running): Promise<Contestant> {
  const url = `http://127.0.0.1:${port}`;
  await waitForHttp(url, server, readyTimeoutMs);
  return { ...overHttp(name, url, server.pid), stop: () => server.stop() };
}

function overHttp(name: Contestant["name"], url: string, pid: number, headers = {}): Contestant {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = async (asked: Ask): Promise<string> => {
    const { status, text } = await send(agent, url, headers, asked);
    if (status < 300) return text;
    throw new Error(`${name}: ${asked.method} ${asked.path}: ${status} ${text.slice(0, 300)}`);
  };
  return { name, pid, ask, stop: async () => agent.destroy() };
}

type Answer = { status: number; text: string };

function send(agent: Agent, url: string, headers: object, asked: Ask): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const payload = asked.body && JSON.stringify(asked.body);
  const sent = payload && {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(payload),
  };
  return new Promise((resolve, reject) => {
    const { method, path } = asked;
    const options = { agent, hostname, port, method, path, headers: { ...headers, ...sent } };
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 500, text: Buffer.concat(chunks).toString() }),
      );
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      // While others had their turn the server closed the idle connection; nothing of this request reached it.
      const wasClosed = request.reusedSocket && error.code === "ECONNRESET";
      if (wasClosed) resolve(send(agent, url, headers, asked));
      else reject(error);
    });
    request.end(payload);
  });
}

const plainSql = (sql: Sql, orgId: string): Contestant => ({
  name: "sql",
  ask: (ask) => answerTo(sql, orgId, ask),
  stop: () => sql.end({ timeout: 1 }),
});

/** As `next build` makes it, each time: it takes seconds, and a floor of other sources would be none. */
async function buildNextFloor(): Promise<void> {
  const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build", floorFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  build.stdout.on("data", (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise((resolve) => build.once("exit", resolve));
  if (code !== 0) throw new Error(`the Next floor does not build:\n${output}`);
}

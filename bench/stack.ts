import { existsSync } from "node:fs";
import postgres from "postgres";
import { startStack, type Stack } from "@/scripts/stack";
import { throwAwayFolder } from "@/scripts/stack/throw-away";

export type BenchStack = {
  stack: Stack;
  /** The owner's view, for filling and counting. */
  sql: postgres.Sql;
  stop(): Promise<void>;
};

/** The whole product from its production build, on a fresh, durable data folder. */
export async function startBenchStack(env: Record<string, string> = {}): Promise<BenchStack> {
  if (!existsSync(".next/standalone/server.js"))
    throw new Error("No production build: run `npm run build` first");
  const folder = await throwAwayFolder("bench");
  const stack = await startStack({
    mode: "production",
    dataDir: folder.path,
    durable: true,
    env: { LOG_LEVEL: "error", ...env },
    onAppLine: console.error,
  });
  const sql = postgres(stack.postgres.adminUrl("loved"), { max: 2, onnotice: () => {} });
  const stop = async () => {
    await sql.end({ timeout: 1 });
    await stack.stop();
    await folder.remove();
  };
  return { stack, sql, stop };
}

export async function register(stack: Stack): Promise<{ orgId: string; token: string }> {
  const answer = await call(`${stack.urls.app}/api/auth/register`, "POST", {
    email: "bench@example.com",
    password: "correct horse battery",
    full_name: "Bench",
    organization_name: "Bench",
  });
  return { orgId: answer.organization.id, token: answer.access_token };
}

export async function call(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- our own API's answers, read for two fields
): Promise<any> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

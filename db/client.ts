import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { withPreparedStatements } from "./prepared";
import * as schema from "./schema";

const statementTimeoutMs = 15_000;
const lockTimeoutMs = 5_000;
const idleInTransactionTimeoutMs = 30_000;
/** The system door serves sign-in and sweepers: short statements, few at a time. */
const systemPoolShare = 0.5;

/** Only `db/org.ts` and `db/system.ts` import this file. */
export type Database = ReturnType<typeof open>;

export const appDatabase = (): Database => (pools.app ??= open(env().DATABASE_URL, env().DATABASE_POOL_MAX));

export const systemDatabase = (): Database =>
  (pools.system ??= open(
    env().DATABASE_SYSTEM_URL,
    Math.max(1, Math.floor(env().DATABASE_POOL_MAX * systemPoolShare)),
  ));

/** Waits for running statements and closes both pools; used on shutdown and by tests. */
export async function closeDatabases(): Promise<void> {
  await Promise.all([pools.app?.$client.end({ timeout: 5 }), pools.system?.$client.end({ timeout: 5 })]);
  pools.app = pools.system = undefined;
}

// Hot reload evaluates this module again; the pools must not multiply.
const globals = globalThis as typeof globalThis & { lovedPools?: { app?: Database; system?: Database } };
const pools = (globals.lovedPools ??= {});

function open(url: string, max: number) {
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    prepare: env().DATABASE_PREPARED_STATEMENTS,
    onnotice: () => {},
    connection: {
      application_name: "loved-crm",
      TimeZone: "UTC",
      // Data is on solid state: the default of 4 makes plans of young tables read them whole.
      random_page_cost: 1.1,
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    },
  });
  return drizzle(withPreparedStatements(client), { schema });
}

import { sql } from "drizzle-orm";
import { systemDatabase, type Database } from "./client";
import { withoutValues } from "./query-error";

export type SystemDb = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * The other door: one transaction that sees every organization. Only for what happens before an organization is
 * known (sign-in, invitations, sessions) and for sweepers over all of them. `npm test` checks the list of importers.
 *
 * @param reason appears in `pg_stat_activity`, so that an operator sees who is behind a long statement.
 */
export function withSystem<T>(reason: string, fn: (db: SystemDb) => Promise<T>): Promise<T> {
  const done = systemDatabase().transaction(async (tx) => {
    const label = tx
      .execute(sql`select set_config('application_name', ${`loved-crm: ${reason}`}, true)`)
      .then();
    const [, result] = await Promise.all([label, fn(tx)]);
    return result;
  });
  return done.catch((error: unknown) => {
    throw withoutValues(error);
  });
}

/** A single statement through the system door, without the three round trips of a transaction. */
export const systemRead = (): Omit<Database, "transaction"> => systemDatabase();

/** A statement that is made once for each pool and then only executed. */
export function oncePerDatabase<T>(make: (db: ReturnType<typeof systemRead>) => T) {
  const made = new WeakMap<object, T>();
  return (db: ReturnType<typeof systemRead>): T => {
    const known = made.get(db) ?? make(db);
    made.set(db, known);
    return known;
  };
}

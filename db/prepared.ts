import type { Sql, TransactionSql } from "postgres";

/** Statements with more parameters come from lists, in as many texts as there are lengths: not worth keeping. */
const preparedParametersMax = 48;

/**
 * The client as Drizzle should use it. Drizzle sends every statement as postgres.js's `unsafe` one, which is parsed
 * and described anew each time and so costs two round trips; prepared, it costs one after its first use on a
 * connection. Values travel as parameters either way.
 *
 * `prepare: false` in the client's options wins, for poolers that cannot keep statements.
 */
export function withPreparedStatements<T extends Sql | TransactionSql>(client: T): T {
  const unsafe: Sql["unsafe"] = (text, parameters = [], options = {}) =>
    client.unsafe(text, parameters, { ...options, prepare: parameters.length <= preparedParametersMax });
  const inTransaction =
    (open: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const work = args.pop() as (inner: TransactionSql) => unknown;
      return open(...args, (inner: TransactionSql) => work(withPreparedStatements(inner)));
    };
  return new Proxy(client, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (key === "unsafe") return unsafe;
      return key === "begin" || key === "savepoint"
        ? inTransaction(value as (...args: unknown[]) => unknown)
        : value;
    },
  });
}

import { DrizzleQueryError } from "drizzle-orm/errors";

/**
 * A failed statement without the values it was run with: they are people's names, phones and messages, and an error
 * travels to logs, to Sentry, to the job engine and into our own tables. Statement, code and constraint stay.
 */
export function withoutValues<E>(error: E): E {
  if (!(error instanceof DrizzleQueryError)) return error;
  const message = `Failed query: ${error.query}`;
  // The stack begins with the message as it was when the error was made.
  error.stack = error.stack?.replace(error.message, () => message);
  error.message = message;
  error.params = [];
  if (error.cause && "severity" in error.cause) error.cause = serverError(error.cause);
  return error;
}

/** What PostgreSQL said of the statement itself; `detail` and `where` quote values. */
const kept = ["code", "severity", "schema_name", "table_name", "column_name", "constraint_name", "routine"];
/** Data exceptions quote what they could not read in their message, too. */
const dataException = /^22/;

/** A new error: those of postgres.js cannot be changed. */
function serverError(cause: Error): Error {
  const about = Object.fromEntries(Object.entries(cause).filter(([key]) => kept.includes(key)));
  const message = dataException.test(String(about.code))
    ? `data exception ${String(about.code)}`
    : cause.message;
  return Object.assign(new Error(message), { name: cause.name, ...about });
}

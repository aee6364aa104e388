import * as Sentry from "@sentry/nextjs";
import { withoutValues } from "@/db/query-error";
import { currentScope, type RequestScope } from "./request-scope";

type Tags = Partial<RequestScope> & { route?: string; action?: string };
type Options = NonNullable<Parameters<typeof Sentry.init>[0]>;

/** Reports an unexpected error, tagged by organization. Without a DSN Sentry is never started and this does nothing. */
export function captureException(error: unknown, tags: Tags = {}): void {
  const all = Object.entries({ ...currentScope(), ...tags }).filter(([, value]) => value);
  Sentry.captureException(withoutValues(error), { tags: Object.fromEntries(all) });
}

export function startSentry(options: Pick<Options, "dsn" | "release" | "environment" | "transport">): void {
  Sentry.init({
    ...options,
    sendDefaultPii: false,
    integrations: (defaults) => defaults.filter(({ name }) => !unwanted.has(name)),
    beforeBreadcrumb: () => null,
    beforeSend: withoutPersonalData,
  });
}

/** Unhandled rejections we report ourselves, with their tags; the others collect what people sent. */
const unwanted = new Set([
  "OnUnhandledRejection",
  "RequestData",
  "Console",
  "LocalVariables",
  "LocalVariablesAsync",
]);

/** What is left says where it broke and whose organization it was: no addresses, headers, bodies or people. */
export function withoutPersonalData(event: Sentry.ErrorEvent): Sentry.ErrorEvent {
  for (const exception of event.exception?.values ?? []) {
    exception.value &&= masked(exception.value);
    for (const frame of exception.stacktrace?.frames ?? []) delete frame.vars;
  }
  if (event.message) event.message = masked(event.message);
  for (const member of ["request", "user", "breadcrumbs", "extra", "logentry"] as const) delete event[member];
  return event;
}

/** Our own errors name nobody; a provider's may quote what it was sent. */
const masked = (text: string): string =>
  text
    .replaceAll(/[^\s@"'<>(),;]+@[^\s@"'<>(),;]+\.[^\s@"'<>(),;]+/g, "[e-mail]")
    .replaceAll(/(?<![\w-])\+?\d[\d ().-]{6,}\d(?![\w-])/g, "[number]");

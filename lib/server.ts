import { isClientGone } from "@/lib/client-gone";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { captureException, startSentry } from "@/lib/observability";
import { startRelay } from "@/lib/outbox";

/** Checks the environment (a bad one stops the server here, by name), then starts what runs beside requests. */
export function startServer(): void {
  const { SENTRY_DSN, APP_VERSION, NODE_ENV } = env();
  if (SENTRY_DSN) startSentry({ dsn: SENTRY_DSN, release: APP_VERSION, environment: NODE_ENV });
  // A connection that breaks while nobody waits for it must not take the process down.
  process.on("unhandledRejection", reportUnhandled);
  startRelay();
}

/** Node calls it in the scope of whoever made the promise. */
export function reportUnhandled(error: unknown): void {
  if (isClientGone(error)) return;
  log.error({ err: error }, "unhandled rejection");
  captureException(error);
}

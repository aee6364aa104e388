import * as Sentry from "@sentry/nextjs";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { startRelay } from "@/lib/outbox";

/** Checks the environment (a bad one stops the server here, by name), then starts what runs beside requests. */
export function startServer(): void {
  const { SENTRY_DSN, APP_VERSION, NODE_ENV } = env();
  if (SENTRY_DSN) {
    Sentry.init({ dsn: SENTRY_DSN, release: APP_VERSION, environment: NODE_ENV, sendDefaultPii: false });
  }
  // A connection that breaks while nobody waits for it must not take the process down.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  startRelay();
}

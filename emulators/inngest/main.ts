import { z } from "zod";
import { ExecutorConfig } from "./config";
import { startInngestExecutor } from "./executor";
import type { Log } from "./model";

const parentCheckMs = 1_000;

const log: Log = (level, message, fields) => {
  const details = fields ? ` ${JSON.stringify(fields)}` : "";
  (level === "error" ? console.error : console.log)(`[inngest] ${level}: ${message}${details}`);
};

const parsed = ExecutorConfig.safeParse(process.env);
if (!parsed.success) {
  log("error", `bad environment\n${z.prettifyError(parsed.error)}`);
  process.exit(1);
}
const config = parsed.data;
const parentAtStart = process.ppid;

// A connection that breaks while nobody waits for it must not take the process down: PostgreSQL may be restarting.
process.on("unhandledRejection", (error) => log("error", "unhandled rejection", { error: String(error) }));

const executor = await startInngestExecutor({
  databaseUrl: config.INNGEST_EXECUTOR_DATABASE_URL,
  port: config.INNGEST_PORT,
  host: config.INNGEST_HOST,
  signingKey: config.INNGEST_SIGNING_KEY,
  eventKey: config.INNGEST_EVENT_KEY,
  serveUrls: config.INNGEST_SERVE_URLS,
  maxInFlight: config.INNGEST_EXECUTOR_CONCURRENCY,
  retryBaseMs: config.INNGEST_RETRY_BASE_MS,
  callTimeoutMs: config.INNGEST_CALL_TIMEOUT_MS,
  resyncMs: config.INNGEST_RESYNC_MS,
  onSuperseded: () => process.exit(1),
  log,
});
let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await executor.stop();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
process.on("disconnect", () => void stop());
// A parent that was killed sends no signal; an orphan would keep the port and the database lock.
setInterval(() => process.ppid !== parentAtStart && void stop(), parentCheckMs).unref();
console.log(`[inngest] ready on ${executor.url}`);

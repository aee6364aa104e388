import { z } from "zod";

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);
const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);
const ms = (fallback: number) => z.coerce.number().int().positive().default(fallback);

/** The environment of the executor's process. It has its own, since it shares nothing with the app. */
export const ExecutorConfig = z.object({
  INNGEST_PORT: z.coerce.number().int().min(0).default(8288),
  INNGEST_HOST: z.string().default("127.0.0.1"),
  INNGEST_EXECUTOR_DATABASE_URL: z.string().min(1),
  INNGEST_SIGNING_KEY: optional,
  INNGEST_EVENT_KEY: optional,
  INNGEST_SERVE_URLS: list,
  INNGEST_EXECUTOR_CONCURRENCY: ms(32),
  INNGEST_RETRY_BASE_MS: ms(250),
  INNGEST_CALL_TIMEOUT_MS: ms(600_000),
  INNGEST_RESYNC_MS: ms(5_000),
});

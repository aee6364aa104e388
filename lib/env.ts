import { z } from "zod";

/**
 * The only reader of `process.env`. Parsed once, at the first use; `instrumentation.ts` forces that first use at
 * boot, so a server with a bad environment does not start. `next build` needs none of these.
 *
 * A provider's group is optional as a whole: without its credential the provider counts as "not configured".
 * Base URLs always have the provider's real address as default, so development differs only in where they point.
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Apart from the rest, so that a bad environment can itself be logged. */
export const logLevel = (): string => process.env.LOG_LEVEL || "info";

export type Env = z.infer<typeof EnvSchema>;

const flagValue = z.enum(["true", "false", "1", "0", ""]);
const flag = flagValue.default("false").transform((value) => value === "true" || value === "1");

const flagOn = flagValue.default("true").transform((value) => value !== "false" && value !== "0");

const url = z.url().transform((value) => value.replace(/\/+$/, ""));

/** `id:base64(32 bytes)`, comma separated; the first key encrypts, all of them decrypt. */
const encryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((part) => {
    const [id = "", base64 = ""] = part.trim().split(":");
    return { id, key: Buffer.from(base64, "base64") };
  });
  if (keys.some(({ id, key }) => !id || key.length !== 32)) {
    context.addIssue({ code: "custom", message: "expected id:base64 of 32 bytes, comma separated" });
    return z.NEVER;
  }
  return keys;
});

const EnvSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    APP_URL: url,
    APP_VERSION: z.string().default("0.1.0"),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    VERCEL: flag,

    DATABASE_URL: z.url(),
    DATABASE_SYSTEM_URL: z.url(),
    DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(16),
    DATABASE_PREPARED_STATEMENTS: flagOn,

    NEXTAUTH_SECRET: z.string().min(32),
    ENCRYPTION_KEYS: encryptionKeys,
    ACCESS_TOKEN_MINUTES: z.coerce.number().int().min(1).max(60).default(15),
    SESSION_DAYS: z.coerce.number().int().min(1).max(90).default(30),

    WHATSAPP_GRAPH_URL: url.default("https://graph.facebook.com"),
    WHATSAPP_GRAPH_VERSION: z.string().default("v26.0"),
    WHATSAPP_APP_SECRET: z.string().optional(),

    OPENAI_API_KEY: z.string().optional(),
    OPENAI_BASE_URL: url.default("https://api.openai.com/v1"),
    OPENAI_MODEL: z.string().default("gpt-5-mini"),

    SENDGRID_API_KEY: z.string().optional(),
    SENDGRID_API_URL: url.default("https://api.sendgrid.com"),
    MAIL_FROM: z.string().default("Loved CRM <no-reply@loved.example>"),

    PUSHER_APP_ID: z.string().optional(),
    PUSHER_KEY: z.string().optional(),
    PUSHER_SECRET: z.string().optional(),
    PUSHER_CLUSTER: z.string().default("sa1"),
    /** Host, port and TLS for a Pusher-compatible server; without a host the cluster's own is used. */
    PUSHER_HOST: z.string().optional(),
    PUSHER_PORT: z.coerce.number().int().optional(),
    PUSHER_USE_TLS: z
      .enum(["true", "false"])
      .default("true")
      .transform((value) => value === "true"),

    UPSTASH_REDIS_REST_URL: url.optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().optional(),

    INNGEST_EVENT_KEY: z.string().optional(),
    INNGEST_SIGNING_KEY: z.string().optional(),
    INNGEST_BASE_URL: url.optional(),
    INNGEST_DEV: z.string().optional(),

    /** Files are kept in this folder, unless a bucket is named. */
    STORAGE_DIR: z.string().default(".data/files"),
    S3_BUCKET: z.string().optional(),
    S3_ENDPOINT: url.optional(),
    S3_REGION: z.string().default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),

    /** Requests per minute of one credential. */
    API_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(3_000),
    /** Sign-in attempts per 15 minutes from one address for one account. */
    LOGIN_RATE_LIMIT: z.coerce.number().int().min(1).default(10),

    /** How often a long-lived server re-emits what a crash left in the outbox; 0 leaves it to the cron function. */
    OUTBOX_RELAY_SECONDS: z.coerce.number().min(0).default(5),
    /** How long the agent lets a burst of messages settle before it answers. */
    AGENT_SETTLE_MS: z.coerce.number().int().min(0).max(5_000).default(250),

    SENTRY_DSN: z.string().optional(),
    /** Shown as a one-click login on the sign-in page; set by `npm run dev` only. */
    DEMO_LOGIN: z.string().optional(),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (value.NODE_ENV === "production" && value.INNGEST_DEV && !isLoopback(value.APP_URL)) {
      refuse("INNGEST_DEV", "signatures are not checked in dev mode: refused in production");
    }
    if (value.NODE_ENV === "production" && value.DEMO_LOGIN && !isLoopback(value.APP_URL)) {
      refuse("DEMO_LOGIN", "a demo login must not be offered in production");
    }
    const pusher = [value.PUSHER_APP_ID, value.PUSHER_KEY, value.PUSHER_SECRET];
    if (pusher.some(Boolean) && !pusher.every(Boolean)) {
      refuse("PUSHER_APP_ID", "PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET come together");
    }
    if (value.S3_BUCKET && !(value.S3_ACCESS_KEY_ID && value.S3_SECRET_ACCESS_KEY)) {
      refuse("S3_BUCKET", "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY come together");
    }
    if (Boolean(value.UPSTASH_REDIS_REST_URL) !== Boolean(value.UPSTASH_REDIS_REST_TOKEN)) {
      refuse("UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN come together");
    }
  });

let cached: Env | undefined;

/** @throws Error naming every bad variable, without its value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = EnvSchema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable (see .env.example):\n${problems.join("\n")}`);
}

/** Whether the product runs for this machine only, as `npm run dev`, `preview` and the tests do. */
export function isLoopback(appUrl: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(appUrl).hostname);
}

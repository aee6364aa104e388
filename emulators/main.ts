import { z } from "zod";
import { startEmulators } from "./server";

// `.env` files leave a name with nothing behind it to say that it is not set.
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const Config = z.object({
  EMULATORS_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  EMULATORS_HOST: z.string().default("127.0.0.1"),
  EMULATORS_DATA_DIR: optionalText,
  EMULATORS_PUBLIC_URL: optionalText.pipe(z.url().optional()).transform((url) => url?.replace(/\/$/, "")),
  PUSHER_APP_ID: optionalText,
  PUSHER_KEY: optionalText,
  PUSHER_SECRET: optionalText,
  UPSTASH_REDIS_REST_TOKEN: optionalText,
  SENDGRID_API_KEY: optionalText,
  OPENAI_API_KEY: optionalText,
});

const parentCheckMs = 1_000;
/** Read first: a parent that dies while this process starts must be missed, too. */
const parentAtStart = process.ppid;

await main();

async function main() {
  const env = Config.parse(process.env);
  const emulators = await startEmulators({
    port: env.EMULATORS_PORT,
    host: env.EMULATORS_HOST,
    dataDir: env.EMULATORS_DATA_DIR,
    publicUrl: env.EMULATORS_PUBLIC_URL,
    pusher: { appId: env.PUSHER_APP_ID, key: env.PUSHER_KEY, secret: env.PUSHER_SECRET },
    upstash: { token: env.UPSTASH_REDIS_REST_TOKEN },
    sendgrid: { apiKey: env.SENDGRID_API_KEY },
    openai: { apiKey: env.OPENAI_API_KEY },
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await emulators.stop();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  exitWithParent(() => void stop());
  console.log(`emulators ready on ${emulators.url}`);
}

/** Orphans are adopted by another process; without this a killed test run leaves its emulators behind. */
function exitWithParent(stop: () => void) {
  setInterval(() => {
    if (process.ppid !== parentAtStart) stop();
  }, parentCheckMs).unref();
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

export type Ports = { app: number; postgres: number; emulators: number; inngest: number };

/** Secrets of this copy, made once and kept in its data folder, so that sessions and encrypted rows survive a restart. */
export type LocalSecrets = {
  postgres: string;
  app: string;
  system: string;
  session: string;
  encryption: string;
  signing: string;
};

export async function localSecrets(dataDir: string): Promise<LocalSecrets> {
  const file = path.join(dataDir, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept) return JSON.parse(kept) as LocalSecrets;
  const hex = (bytes: number) => randomBytes(bytes).toString("hex");
  const secrets: LocalSecrets = {
    postgres: hex(16),
    app: hex(16),
    system: hex(16),
    session: hex(32),
    encryption: `local:${randomBytes(32).toString("base64")}`,
    signing: `signkey-test-${hex(32)}`,
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

/**
 * The app's environment. What the shell or `.env` already sets wins, provider by provider: with a real credential the
 * real provider is used, without one its emulator stands in.
 */
export function appEnvironment(options: {
  ports: Ports;
  secrets: LocalSecrets;
  database: string;
  /** Development trusts the local job engine; a production build checks its signatures. */
  signedJobs: boolean;
}): NodeJS.ProcessEnv {
  const { ports, secrets, database, signedJobs } = options;
  const emulators = `http://127.0.0.1:${ports.emulators}`;
  const inngest = `http://127.0.0.1:${ports.inngest}`;
  const role = (name: string, password: string) =>
    `postgres://${name}:${password}@127.0.0.1:${ports.postgres}/${database}`;
  const pusher = {
    PUSHER_APP_ID: "local",
    PUSHER_KEY: "local-key",
    PUSHER_SECRET: "local-secret",
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: String(ports.emulators),
    PUSHER_USE_TLS: "false",
  };
  const groups: [string, Record<string, string>][] = [
    [
      "DATABASE_URL",
      {
        DATABASE_URL: role("loved_app", secrets.app),
        DATABASE_SYSTEM_URL: role("loved_system", secrets.system),
      },
    ],
    [
      "WHATSAPP_GRAPH_URL",
      { WHATSAPP_GRAPH_URL: `${emulators}/graph`, WHATSAPP_APP_SECRET: "local-app-secret" },
    ],
    ["SENDGRID_API_KEY", { SENDGRID_API_KEY: "SG.local", SENDGRID_API_URL: `${emulators}/sendgrid` }],
    ["PUSHER_KEY", pusher],
    [
      "UPSTASH_REDIS_REST_URL",
      { UPSTASH_REDIS_REST_URL: `${emulators}/redis`, UPSTASH_REDIS_REST_TOKEN: "local-token" },
    ],
    [
      "INNGEST_BASE_URL",
      signedJobs
        ? { INNGEST_BASE_URL: inngest, INNGEST_EVENT_KEY: "local", INNGEST_SIGNING_KEY: secrets.signing }
        : { INNGEST_DEV: inngest, INNGEST_BASE_URL: inngest },
    ],
  ];
  const stoodIn = groups.filter(([credential]) => !process.env[credential]).map(([, values]) => values);
  return {
    ...process.env,
    PORT: String(ports.app),
    HOSTNAME: "0.0.0.0",
    APP_URL: process.env.APP_URL ?? `http://localhost:${ports.app}`,
    NEXTAUTH_URL: process.env.APP_URL ?? `http://localhost:${ports.app}`,
    NEXTAUTH_SECRET: secrets.session,
    ENCRYPTION_KEYS: secrets.encryption,
    STORAGE_DIR: process.env.STORAGE_DIR ?? path.resolve(process.env.LOVED_DATA_DIR ?? ".data/dev", "files"),
    NEXT_TELEMETRY_DISABLED: "1",
    ...Object.assign({}, ...stoodIn),
  };
}

/** The providers an emulator stands in for, for the launcher's screen. */
export function emulatedProviders(env: NodeJS.ProcessEnv): string[] {
  const isLocal = (value: string | undefined) => value?.includes("127.0.0.1") ?? false;
  const all: [string, boolean][] = [
    ["WhatsApp", isLocal(env.WHATSAPP_GRAPH_URL)],
    ["Pusher", isLocal(env.PUSHER_HOST)],
    ["Inngest", isLocal(env.INNGEST_BASE_URL)],
    ["Upstash Redis", isLocal(env.UPSTASH_REDIS_REST_URL)],
    ["SendGrid", isLocal(env.SENDGRID_API_URL)],
  ];
  return all.filter(([, local]) => local).map(([name]) => name);
}

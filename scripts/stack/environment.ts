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

/** What is somebody's own, by the variables that say so; the rest of each group is then theirs, too. */
const ownBy = {
  database: ["DATABASE_URL", "DATABASE_SYSTEM_URL"],
  whatsapp: ["WHATSAPP_GRAPH_URL", "WHATSAPP_APP_SECRET"],
  mail: ["SENDGRID_API_KEY"],
  realtime: ["PUSHER_KEY", "PUSHER_APP_ID", "PUSHER_SECRET"],
  redis: ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  jobs: ["INNGEST_BASE_URL", "INNGEST_DEV", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
};
type Group = keyof typeof ownBy;

export const bringsOwn = (group: Group, given: NodeJS.ProcessEnv = process.env): boolean =>
  ownBy[group].some((name) => given[name]);

type Options = {
  ports: Ports;
  secrets: LocalSecrets;
  database: string;
  /** Development trusts the local job engine; a production build checks its signatures. */
  signedJobs: boolean;
};

/**
 * The app's environment. What the shell or `.env` already sets wins, group by group: with a real credential the real
 * provider is used, without one its emulator stands in.
 */
export function appEnvironment(options: Options, given: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { ports, secrets } = options;
  const groups = Object.entries(standIns(options)) as [Group, Record<string, string>][];
  const stoodIn = groups.filter(([group]) => !bringsOwn(group, given)).map(([, values]) => values);
  const appUrl = given.APP_URL || `http://localhost:${ports.app}`;
  return {
    ...given,
    PORT: String(ports.app),
    HOSTNAME: "0.0.0.0",
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET || secrets.session,
    ENCRYPTION_KEYS: given.ENCRYPTION_KEYS || secrets.encryption,
    STORAGE_DIR: given.STORAGE_DIR || path.resolve(given.LOVED_DATA_DIR ?? ".data/dev", "files"),
    NEXT_TELEMETRY_DISABLED: "1",
    ...Object.assign({}, ...stoodIn),
  };
}

function standIns({ ports, secrets, database, signedJobs }: Options): Record<Group, Record<string, string>> {
  const emulators = `http://127.0.0.1:${ports.emulators}`;
  const inngest = `http://127.0.0.1:${ports.inngest}`;
  const role = (name: string, password: string) =>
    `postgres://${name}:${password}@127.0.0.1:${ports.postgres}/${database}`;
  return {
    database: {
      DATABASE_URL: role("loved_app", secrets.app),
      DATABASE_SYSTEM_URL: role("loved_system", secrets.system),
    },
    whatsapp: { WHATSAPP_GRAPH_URL: `${emulators}/graph`, WHATSAPP_APP_SECRET: "local-app-secret" },
    mail: { SENDGRID_API_KEY: "SG.local", SENDGRID_API_URL: `${emulators}/sendgrid` },
    realtime: {
      PUSHER_APP_ID: "local",
      PUSHER_KEY: "local-key",
      PUSHER_SECRET: "local-secret",
      PUSHER_HOST: "127.0.0.1",
      PUSHER_PORT: String(ports.emulators),
      PUSHER_USE_TLS: "false",
    },
    redis: { UPSTASH_REDIS_REST_URL: `${emulators}/redis`, UPSTASH_REDIS_REST_TOKEN: "local-token" },
    jobs: signedJobs
      ? { INNGEST_BASE_URL: inngest, INNGEST_EVENT_KEY: "local", INNGEST_SIGNING_KEY: secrets.signing }
      : { INNGEST_DEV: inngest, INNGEST_BASE_URL: inngest },
  };
}

/** The providers an emulator stands in for, for the launcher's screen. */
export function emulatedProviders(env: NodeJS.ProcessEnv, ports: Ports): string[] {
  const isAt = (url: string | undefined, port: number) => url?.includes(`127.0.0.1:${port}`) ?? false;
  const all: [string, boolean][] = [
    ["WhatsApp", isAt(env.WHATSAPP_GRAPH_URL, ports.emulators)],
    ["Pusher", isAt(`${env.PUSHER_HOST}:${env.PUSHER_PORT}`, ports.emulators)],
    ["Inngest", isAt(env.INNGEST_BASE_URL, ports.inngest)],
    ["Upstash Redis", isAt(env.UPSTASH_REDIS_REST_URL, ports.emulators)],
    ["SendGrid", isAt(env.SENDGRID_API_URL, ports.emulators)],
  ];
  return all.filter(([, local]) => local).map(([name]) => name);
}

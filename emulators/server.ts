import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { indexPage } from "./index-page";
import { createOpenAIEmulator, type OpenAIEmulatorOptions } from "./openai";
import { createPusherEmulator, type PusherEmulatorOptions } from "./pusher";
import { createS3Emulator, type S3EmulatorOptions } from "./s3";
import { createSendGridEmulator, type SendGridEmulatorOptions } from "./sendgrid";
import type { Emulator, EmulatorContext } from "./shared/emulator";
import { createUpstashEmulator, type UpstashEmulatorOptions } from "./upstash";
import { createWhatsAppEmulator } from "./whatsapp";

export type EmulatorsOptions = {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  dataDir?: string;
  /** Where the server is reached when that is not `http://host:port`. */
  publicUrl?: string;
  pusher?: PusherEmulatorOptions;
  upstash?: UpstashEmulatorOptions;
  sendgrid?: Omit<SendGridEmulatorOptions, "dataDir">;
  openai?: OpenAIEmulatorOptions;
  s3?: S3EmulatorOptions;
};

export type RunningEmulators = { url: string; port: number; stop(): Promise<void> };

/** Starts all emulators in one HTTP server, which accepts requests once the promise resolves. */
export async function startEmulators(options: EmulatorsOptions): Promise<RunningEmulators> {
  const host = options.host ?? "127.0.0.1";
  const root = new Hono();
  const server = createHttpServer(root);
  const port = await listen(server, options.port, host);
  const url = `http://${host}:${port}`;
  const emulators = createAll({ baseUrl: options.publicUrl ?? url, dataDir: options.dataDir }, options);

  root.onError((error, c) => {
    if (error instanceof HTTPException) return error.res ?? c.json({ error: error.message }, error.status);
    console.error(error);
    return c.json({ error: "emulator failure" }, 500);
  });
  root.route("/", indexPage());
  root.get("/health", (c) => c.json({ ok: true, emulators: emulators.map(({ name }) => name) }));
  for (const emulator of emulators) {
    root.route("/", emulator.app);
    emulator.attach?.(server);
  }
  return { url, port, stop: () => stop(server, emulators) };
}

function createAll(context: EmulatorContext, options: EmulatorsOptions): Emulator[] {
  return [
    createWhatsAppEmulator(context),
    createPusherEmulator(options.pusher),
    createUpstashEmulator(options.upstash),
    createSendGridEmulator({ ...options.sendgrid, dataDir: context.dataDir }),
    createOpenAIEmulator(options.openai),
    createS3Emulator(options.s3),
  ];
}

function createHttpServer(root: Hono): Server {
  // Global Request and Response stay Node's: tests and the AI SDK share this process.
  const server = createAdaptorServer({ fetch: root.fetch, overrideGlobalObjects: false });
  server.on("upgrade", (request, socket) => {
    // Node leaves an upgrade nobody answers hanging.
    if (!request.url?.startsWith("/app/")) socket.destroy();
  });
  return server as Server; // created without `createServer`, hence over plain HTTP/1
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port); // listening on TCP, so neither null nor a pipe's name
    });
  });
}

async function stop(server: Server, emulators: Emulator[]): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await Promise.all(emulators.map((emulator) => emulator.close?.()));
  // Event streams never end by themselves.
  server.closeAllConnections();
  await closed;
}

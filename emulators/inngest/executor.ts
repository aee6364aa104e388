import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { FaultSwitch } from "../shared/faults";
import { controlApi } from "./control-api";
import { scheduleCrons } from "./due";
import { Engine } from "./engine";
import { eventApi } from "./event-api";
import { loadSnapshot } from "./load";
import { startMaintenance } from "./maintenance";
import type { Log } from "./model";
import { probeApi, sdkApi } from "./sdk-api";
import { Store } from "./store";
import { AppSync } from "./sync";

const stopGraceMs = 3_000;

export type InngestExecutorOptions = {
  databaseUrl: string;
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Signs calls and demands the bearer token; without it everything is unsigned, as in the dev server. */
  signingKey?: string | undefined;
  /** Without it any key is taken. */
  eventKey?: string | undefined;
  /** Where the apps serve the SDK, e.g. `http://127.0.0.1:3000/api/inngest`. */
  serveUrls: string[];
  log?: Log;
  maxInFlight?: number;
  /** The first retry comes after this; each further one after twice as long. */
  retryBaseMs?: number;
  callTimeoutMs?: number;
  resyncMs?: number;
  /** How long finished runs are kept. */
  keepFinishedMs?: number;
  /** Another executor owns the database now; this one does nothing more. */
  onSuperseded?: () => void;
};

export type InngestExecutor = { url: string; port: number; stop(): Promise<void> };

/** Starts a local Inngest server on a PostgreSQL database and continues what an earlier one left there. */
export async function startInngestExecutor(options: InngestExecutorOptions): Promise<InngestExecutor> {
  const { host = "127.0.0.1", log = () => undefined, serveUrls, signingKey, onSuperseded } = options;
  const store = new Store(options.databaseUrl, log, () => {
    engine.scheduler.pause();
    onSuperseded?.();
  });
  const engine = new Engine(
    store,
    {
      signingKey,
      maxInFlight: options.maxInFlight ?? 32,
      retryBaseMs: options.retryBaseMs ?? 250,
      callTimeoutMs: options.callTimeoutMs ?? 600_000,
    },
    log,
  );
  const syncOptions = { serveUrls, resyncMs: options.resyncMs ?? 5_000, signingKey, log };
  const sync = new AppSync(syncOptions, (appUrl) => engine.scheduler.appAnswered(appUrl));
  try {
    await store.open();
    engine.load(await loadSnapshot(store));
    const server = await listen(routes(engine, sync, options.eventKey, log), options.port, host);
    const { port } = server.address() as AddressInfo; // A listening TCP server has an address of this shape.
    scheduleCrons(engine);
    engine.scheduler.resume();
    sync.start();
    const maintenance = startMaintenance(engine, options.keepFinishedMs ?? 3_600_000);
    const stop = async () => {
      sync.stop();
      maintenance.stop();
      engine.scheduler.pause();
      server.close();
      server.closeAllConnections();
      // Calls that do not end in time are made again after the next start.
      await Promise.race([
        engine.scheduler.idle(),
        new Promise((resolve) => setTimeout(resolve, stopGraceMs).unref()),
      ]);
      await store.close();
    };
    return { url: `http://${host}:${port}`, port, stop };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function routes(engine: Engine, sync: AppSync, eventKey: string | undefined, log: Log): Hono {
  const faults = new FaultSwitch("inngest");
  const app = new Hono();
  app.route("/", faults.routes());
  app.use("/e/*", faults.middleware());
  for (const part of [
    eventApi(engine, eventKey),
    sdkApi(engine, sync),
    probeApi(engine),
    controlApi(engine),
  ]) {
    app.route("/", part);
  }
  app.onError((error, c) => {
    log("error", "a request failed", { path: c.req.path, error: String(error) });
    return "getResponse" in error
      ? error.getResponse()
      : c.json({ ids: [], status: 500, error: String(error) }, 500);
  });
  return app;
}

function listen(app: Hono, port: number, hostname: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    // `serve` of `@hono/node-server` makes a plain HTTP server unless told otherwise.
    const server = serve({ fetch: app.fetch, port, hostname }, () => resolve(server)) as Server;
    server.on("error", reject);
  });
}

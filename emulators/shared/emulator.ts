import type { Server } from "node:http";
import type { Hono } from "hono";

/**
 * A local stand-in for one provider. It speaks the provider's wire protocol and knows nothing of the app.
 * All emulators but Inngest's share one HTTP server (see `emulators/main.ts`), so each keeps to its own paths.
 */
export interface Emulator {
  readonly name: string;
  /** Mounted at the root of the shared server. */
  readonly app: Hono;
  /** Called once with the listening server, for emulators that accept WebSocket upgrades. */
  attach?(server: Server): void;
  /** Stops timers and sockets, flushes state to disk. */
  close?(): Promise<void>;
}

/** What every emulator is started with. */
export type EmulatorContext = {
  /** Where the shared server is reachable, without a trailing slash, e.g. `http://127.0.0.1:4010`. */
  baseUrl: string;
  /** Folder for state that should survive a restart; undefined keeps everything in memory. */
  dataDir?: string;
};

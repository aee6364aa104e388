import { sendRequest } from "./http-client";
import type { Log } from "./model";
import { canonicalJson, signatureHeader } from "./signing";

const unregisteredPollMs = 1_000;
/** Next.js may compile the route on the first request. */
const syncTimeoutMs = 120_000;

export type SyncOptions = {
  serveUrls: string[];
  resyncMs: number;
  signingKey?: string | undefined;
  log: Log;
};

/** Asks each app with `PUT <serve URL>` to register, until it does, and again from time to time for changes. */
export class AppSync {
  readonly #options: SyncOptions;
  readonly #onAnswer: (appUrl: string) => void;
  readonly #registered = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  /** `onAnswer` hears of every app that answers. */
  constructor(options: SyncOptions, onAnswer: (appUrl: string) => void) {
    this.#options = options;
    this.#onAnswer = onAnswer;
  }

  start() {
    for (const url of this.#options.serveUrls) void this.#sync(url, false);
  }

  stop() {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  registered(appUrl: string) {
    this.#registered.add(appUrl);
  }

  /**
   * The URL to call an app at: the one we were given. The one that the SDK reports is a guess from the Host
   * header, with `https:` in production builds.
   */
  reachableUrl(reported: string): string {
    const { host, pathname } = new URL(reported);
    const samePath = this.#options.serveUrls.filter((url) => new URL(url).pathname === pathname);
    return samePath.find((url) => new URL(url).host === host) ?? samePath[0] ?? reported;
  }

  async #sync(url: string, wasUp: boolean) {
    const isUp = await this.#put(url);
    if (this.#stopped) return;
    if (isUp) this.#onAnswer(url);
    if (wasUp && !isUp) this.#options.log("info", "the app does not answer, waiting for it", { url });
    const waitMs = isUp && this.#registered.has(url) ? this.#options.resyncMs : unregisteredPollMs;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#sync(url, isUp);
    }, waitMs);
    this.#timers.add(timer);
  }

  async #put(url: string): Promise<boolean> {
    const { signingKey, log } = this.#options;
    const body = canonicalJson({ url });
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "user-agent": "Go-http-client/1.1",
      "x-inngest-server-kind": signingKey ? "cloud" : "dev",
      ...(signingKey && { "x-inngest-signature": signatureHeader(body, signingKey) }),
    };
    try {
      const reply = await sendRequest("PUT", url, headers, body, syncTimeoutMs);
      const handled = reply.headers["x-inngest-sdk-handled"] !== undefined;
      if (handled && reply.status !== 200) {
        log("warn", "the app could not register", {
          url,
          status: reply.status,
          reply: reply.body.slice(0, 300),
        });
      }
      return handled;
    } catch {
      return false;
    }
  }
}

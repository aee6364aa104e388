import { randomInt } from "node:crypto";
import type { WebSocket } from "ws";
import { limits } from "./limits";

type Timings = { activityTimeoutSeconds: number; pongTimeoutSeconds: number };

/** Encodes a frame the way Pusher does: `data` is a string of JSON inside the JSON. */
export function encodeFrame(event: string, data: unknown, channel?: string): string {
  return JSON.stringify({ event, ...(channel ? { channel } : {}), data: JSON.stringify(data) });
}

/** One WebSocket of a client: its id, its liveness and its client-event allowance. */
export class Connection {
  readonly socketId = `${randomInt(1, 1_000_000)}.${randomInt(1, 1_000_000_000)}`;
  readonly channels = new Set<string>();
  /** Set by `pusher:signin`. */
  userId?: string;
  readonly #socket: WebSocket;
  readonly #timings: Timings;
  #idleTimer?: NodeJS.Timeout;
  #clientEventTimes: number[] = [];

  constructor(socket: WebSocket, timings: Timings) {
    this.#socket = socket;
    this.#timings = timings;
    this.touch();
  }

  send(event: string, data: unknown, channel?: string) {
    this.sendFrame(encodeFrame(event, data, channel));
  }

  sendFrame(frame: string) {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
  }

  /** `pusher:error` is the one frame whose `data` is an object, not a string. */
  sendError(code: number | null, message: string) {
    this.sendFrame(JSON.stringify({ event: "pusher:error", data: { code, message } }));
  }

  close(code: number, reason: string) {
    this.#socket.close(code, reason);
  }

  /** Cuts the connection without a goodbye, as a network failure does. */
  terminate() {
    this.#socket.terminate();
  }

  /** Anything received shows that the client lives; silence earns a ping and then the close. */
  touch() {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(
      () => this.#pingOrClose(),
      this.#timings.activityTimeoutSeconds * 1000,
    ).unref();
  }

  stopTimers() {
    clearTimeout(this.#idleTimer);
  }

  /** False when the client has used up its client events of the last second. */
  mayTriggerClientEvent(nowMs = Date.now()): boolean {
    this.#clientEventTimes = this.#clientEventTimes.filter((time) => nowMs - time < 1000);
    if (this.#clientEventTimes.length >= limits.clientEventsPerSecond) return false;
    this.#clientEventTimes.push(nowMs);
    return true;
  }

  #pingOrClose() {
    this.send("pusher:ping", {});
    const waitMs = this.#timings.pongTimeoutSeconds * 1000;
    this.#idleTimer = setTimeout(() => this.close(4201, "Pong reply not received in time"), waitMs).unref();
  }
}

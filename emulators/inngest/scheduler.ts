import { Gates } from "./gates";
import { Heap } from "./heap";
import { isCall, type QueueItem, type RunItem } from "./model";
import { byRunOrder, Slots, type Need } from "./slots";

/** Timers longer than this are set again; also what heals a clock that was changed. */
const maxTimerMs = 5_000;

export type SchedulerOptions = {
  maxInFlight: number;
  /** False for items that were removed or whose run has ended. */
  isLive(item: QueueItem): boolean;
  needs(item: RunItem): Need[];
  appUrl(item: RunItem): string;
  /** Makes the call; resolves when its result is durable. A rejection counts as an app that is not there. */
  call(item: RunItem): Promise<"answered" | "unreachable">;
  /** The time of a sleep, a timeout, a debounce, a batch or a cron has come. */
  due(item: QueueItem): void;
};

/** Decides in memory what to do next. The rows it works on are durable before they get here. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #ready = new Heap<RunItem>(byRunOrder);
  readonly #timers = new Heap<{ item: QueueItem; atMs: number }>((a, b) => a.atMs - b.atMs);
  readonly #slots = new Slots();
  readonly #gates = new Gates();
  readonly #calls = new Set<Promise<void>>();
  /** Apps with a timer set by `#knockLater`. */
  readonly #knocks = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #paused = true;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  get running() {
    return this.#calls.size;
  }

  get paused() {
    return this.#paused;
  }

  /** Enters an item, or enters it again after its time has changed. */
  add(item: QueueItem) {
    if (isCall(item) && item.availableAtMs <= Date.now()) this.#ready.push(item);
    else this.#timers.push({ item, atMs: item.availableAtMs });
  }

  pause() {
    this.#paused = true;
    clearTimeout(this.#timer);
  }

  resume() {
    this.#paused = false;
    this.pump();
  }

  /** Resolves when no call is under way. */
  async idle() {
    while (this.#calls.size > 0) await Promise.all(this.#calls);
  }

  /** Starts everything that may start now. */
  pump() {
    if (this.#paused) return;
    this.#takeDue();
    while (this.#calls.size < this.#options.maxInFlight) {
      const item = this.#ready.pop();
      if (!item) break;
      if (!item.inFlight && this.#options.isLive(item)) this.#tryStart(item);
    }
    clearTimeout(this.#timer);
    const next = this.#timers.peek();
    const delayMs = next ? Math.max(0, Math.min(maxTimerMs, next.atMs - Date.now())) : maxTimerMs;
    this.#timer = setTimeout(() => this.pump(), delayMs);
  }

  #takeDue() {
    const nowMs = Date.now();
    for (let entry = this.#timers.peek(); entry && entry.atMs <= nowMs; entry = this.#timers.peek()) {
      this.#timers.pop();
      const { item, atMs } = entry;
      // An item whose time was moved has a second entry.
      if (item.availableAtMs !== atMs || !this.#options.isLive(item)) continue;
      if (isCall(item)) this.#ready.push(item);
      else this.#options.due(item);
    }
  }

  #tryStart(item: RunItem) {
    const appUrl = this.#options.appUrl(item);
    const waitMs = this.#gates.waitMs(appUrl, Date.now());
    const gate = { key: gateKey(appUrl), limit: waitMs > 0 ? 0 : Infinity };
    const needs = [gate, ...this.#options.needs(item)];
    if (!this.#slots.acquire(item, needs)) {
      if (waitMs > 0) this.#knockLater(appUrl, waitMs);
      // It may have been woken for a place that it now leaves to the next one.
      for (const { key, limit } of needs) if (this.#slots.running(key) < limit) this.#wake(key);
      return;
    }
    this.#gates.started(appUrl, Date.now());
    const nextProbeMs = this.#gates.waitMs(appUrl, Date.now());
    if (nextProbeMs > 0) this.#knockLater(appUrl, nextProbeMs);
    item.inFlight = true;
    const keys = needs.map(({ key }) => key);
    const answered = this.#options.call(item).catch(() => "unreachable" as const);
    const call: Promise<void> = answered.then((result) => {
      this.#calls.delete(call);
      item.inFlight = false;
      this.#slots.release(keys);
      if (result === "unreachable") this.#gates.failed(appUrl, Date.now());
      else this.appAnswered(appUrl);
      if (this.#options.isLive(item)) this.add(item);
      for (const key of keys) this.#wake(key);
      this.pump();
    });
    this.#calls.add(call);
  }

  /** Lets everything out that waited for this app. */
  appAnswered(appUrl: string) {
    if (!this.#gates.succeeded(appUrl)) return;
    const key = gateKey(appUrl);
    for (let next = this.#slots.nextWaiting(key); next; next = this.#slots.nextWaiting(key))
      this.#ready.push(next);
    this.pump();
  }

  /** Lets one held back call of an app try again; if that is too early, it asks for another time itself. */
  #knockLater(appUrl: string, waitMs: number) {
    if (this.#knocks.has(appUrl)) return;
    this.#knocks.add(appUrl);
    const timer = setTimeout(() => {
      this.#knocks.delete(appUrl);
      this.#wake(gateKey(appUrl));
      this.pump();
    }, waitMs);
    timer.unref();
  }

  #wake(key: string) {
    let next = this.#slots.nextWaiting(key);
    // Someone who is gone must not use up the turn of the next one.
    while (next && (next.inFlight || !this.#options.isLive(next))) next = this.#slots.nextWaiting(key);
    if (next) this.#ready.push(next);
  }
}

const gateKey = (appUrl: string) => `app:${appUrl}`;

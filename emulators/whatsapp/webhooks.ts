import type { Account, AccountBook } from "./accounts";
import type { CallbackBook } from "./callbacks";
import type { WebhookBody } from "./payload-types";
import { serialize, sign } from "./wire";
import type { Settings } from "./settings";
import { Timers } from "./timers";
import { corrupt, withSecondTenant, type WebhookFault, WebhookFaults } from "./webhook-faults";
import { type Delivery, DeliveryLog, type Target } from "./webhook-log";
import { postWebhook } from "./webhook-post";

type Job = {
  delivery: Delivery;
  fault?: WebhookFault;
  startedMs: number;
  secret: string;
  onDelivered?: () => void;
};
type Deps = { accounts: AccountBook; callbacks: CallbackBook; appSecret: string; settings: () => Settings };

/**
 * Sends webhooks the way Meta does: signed, at least once, retried until answered 200.
 * First attempts of one chat (`lane`) keep their order; retries do not wait for anybody.
 */
export class WebhookDispatcher {
  readonly faults = new WebhookFaults();
  readonly #log = new DeliveryLog();
  readonly #deps: Deps;
  readonly #timers = new Timers();
  readonly #lanes = new Map<string, Promise<void>>();
  /** Deliveries waiting for the next one of their WABA, to go out after it. */
  readonly #held = new Map<string, (next?: Promise<void>) => void>();
  readonly #abort = new AbortController();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Returns false when nobody is subscribed: Meta then forgets the event. */
  send(target: Target, body: WebhookBody, lane: string, onDelivered?: () => void): boolean {
    const url = this.#deps.callbacks.urlFor(target.wabaId, target.phoneNumberId);
    if (!url) return false;
    const account = this.#accountOf(target);
    const secret = account?.appSecret ?? this.#deps.appSecret;
    // A second delivery held back would wait for a third: the swap needs exactly two.
    const held = this.#held.get(target.wabaId);
    const fault = held ? undefined : this.faults.take(body, target.phoneNumberId);
    const other = this.#deps.accounts.all().find(({ wabaId }) => wabaId !== target.wabaId);
    const payload = fault?.kind === "two_tenants" && other ? withSecondTenant(body, other) : body;
    const makeJob = (): Job => ({
      delivery: this.#log.add(target, url, payload, fault),
      startedMs: Date.now(),
      secret,
      ...(fault ? { fault } : {}),
      ...(onDelivered ? { onDelivered } : {}),
    });
    this.#schedule(makeJob, fault, lane, target.wabaId);
    held?.(this.#lanes.get(lane));
    return true;
  }

  /** The latest deliveries, oldest first. */
  get log(): readonly Delivery[] {
    return this.#log.deliveries;
  }

  clear() {
    this.#timers.clear();
    this.#held.clear();
    this.faults.clear();
    this.#log.clear();
  }

  close() {
    this.#timers.close();
    this.#abort.abort();
  }

  #schedule(makeJob: () => Job, fault: WebhookFault | undefined, lane: string, wabaId: string) {
    const job = makeJob();
    const go = () => this.#enqueue(lane, job);
    if (fault?.kind === "reorder") {
      const release = (next?: Promise<void>) => {
        if (this.#held.get(wabaId) !== release) return;
        this.#held.delete(wabaId);
        if (next) void next.then(go);
        else go();
      };
      this.#held.set(wabaId, release);
      this.#timers.after(fault.ms, release);
    } else if (fault?.kind === "delay") this.#timers.after(fault.ms, go);
    else if (fault?.kind === "duplicate") {
      const twin = makeJob();
      this.#enqueue(lane, job, twin);
    } else go();
  }

  #enqueue(lane: string, ...jobs: Job[]) {
    const before = this.#lanes.get(lane) ?? Promise.resolve();
    const tail = before.then(async () => {
      await Promise.all(jobs.map((job) => this.#attempt(job)));
      if (this.#lanes.get(lane) === tail) this.#lanes.delete(lane);
    });
    this.#lanes.set(lane, tail);
  }

  async #attempt(job: Job) {
    const { delivery } = job;
    if (this.#abort.signal.aborted) return;
    const fault = delivery.attempts === 0 ? job.fault : undefined;
    const raw = serialize(delivery.body);
    delivery.attempts += 1;
    delivery.last_status = await postWebhook(
      delivery.callback_url,
      fault?.kind === "corrupt" ? corrupt(raw) : raw,
      sign(raw, fault?.kind === "wrong_signature" ? `not-${job.secret}` : job.secret),
      { timeoutMs: this.#deps.settings().attempt_timeout_ms, signal: this.#abort.signal },
    );
    if (delivery.last_status === 200) {
      delivery.state = "delivered";
      job.onDelivered?.();
    } else this.#retry(job);
  }

  #retry(job: Job) {
    const { retry_delays_ms: delays, retry_life_ms: lifeMs } = this.#deps.settings();
    const delayMs = delays[Math.min(job.delivery.attempts, delays.length) - 1] ?? 0;
    const isOver = job.fault?.retry === false || Date.now() + delayMs - job.startedMs > lifeMs;
    if (isOver) job.delivery.state = "dropped";
    else this.#timers.after(delayMs, () => void this.#attempt(job));
  }

  #accountOf({ wabaId, phoneNumberId }: Target): Account | undefined {
    const { accounts } = this.#deps;
    return phoneNumberId ? accounts.byPhone(phoneNumberId) : accounts.ofWaba(wabaId)[0];
  }
}

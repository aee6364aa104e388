import { limits } from "./limits";
import { signText, type PusherCredentials } from "./signatures";

export type WebhookEvent =
  | { name: "channel_occupied" | "channel_vacated" | "cache_miss"; channel: string }
  | { name: "member_added" | "member_removed"; channel: string; user_id: string };

/** The body and headers of one signed webhook call. */
export function buildWebhook(app: PusherCredentials, events: WebhookEvent[], timeMs = Date.now()) {
  const body = JSON.stringify({ time_ms: timeMs, events });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-pusher-key": app.key,
      "x-pusher-signature": signText(app.secret, body),
    },
  };
}

/** Sends presence and occupancy events to a URL set over `PUT /control/pusher/webhook`. */
export class WebhookSender {
  url?: string;
  readonly #app: PusherCredentials;
  readonly #isOccupied: (channel: string) => boolean;
  readonly #pendingVacated = new Map<string, NodeJS.Timeout>();

  constructor(app: PusherCredentials, isOccupied: (channel: string) => boolean) {
    this.#app = app;
    this.#isOccupied = isOccupied;
  }

  notify(event: WebhookEvent) {
    if (event.name === "channel_vacated") return this.#notifyVacatedLater(event);
    // A channel that filled again before its `channel_vacated` went out never looked empty to the receiver.
    if (event.name === "channel_occupied" && this.#cancelVacated(event.channel)) return;
    this.#post(event);
  }

  stop() {
    for (const channel of [...this.#pendingVacated.keys()]) this.#cancelVacated(channel);
  }

  #notifyVacatedLater(event: WebhookEvent) {
    this.#cancelVacated(event.channel);
    const timer = setTimeout(() => {
      this.#pendingVacated.delete(event.channel);
      if (!this.#isOccupied(event.channel)) this.#post(event);
    }, limits.vacatedDelayMs).unref();
    this.#pendingVacated.set(event.channel, timer);
  }

  #cancelVacated(channel: string): boolean {
    clearTimeout(this.#pendingVacated.get(channel));
    return this.#pendingVacated.delete(channel);
  }

  #post(event: WebhookEvent) {
    if (!this.url) return;
    const { body, headers } = buildWebhook(this.#app, [event]);
    // Pusher retries for five minutes; here a receiver that is not up simply misses the event.
    fetch(this.url, { method: "POST", body, headers }).catch(() => {});
  }
}

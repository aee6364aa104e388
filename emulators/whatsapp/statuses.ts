import type { AccountBook } from "./accounts";
import type { Chat, ChatMessage } from "./chats";
import type { EventHub } from "./events";
import type { Pricing, StatusName, WebhookError } from "./payload-types";
import { statusUpdate } from "./payloads";
import type { Settings } from "./settings";
import { Timers } from "./timers";
import type { WebhookDispatcher } from "./webhooks";

const rank = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 } as const;

type Deps = {
  accounts: AccountBook;
  hub: EventHub;
  webhooks: WebhookDispatcher;
  settings: () => Settings;
  nowMs: () => number;
  changed: () => void;
};
type Sent = { chat: Chat; message: ChatMessage; pricing: Pricing };

/** Moves each accepted message through sent, delivered and read, and tells the business about it. */
export class StatusFlow {
  readonly #deps: Deps;
  readonly #timers = new Timers();
  /** Opened on the phone before they were delivered. */
  readonly #openedEarly = new Set<string>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(sent: Sent, failure?: WebhookError) {
    const { sent_ms } = this.#deps.settings();
    if (failure) this.#timers.after(sent_ms, () => this.#advance(sent, "failed", failure));
    else this.#timers.after(sent_ms, () => this.#deliver(sent));
  }

  /** The person has the chat open: everything delivered becomes read. */
  openChat(chat: Chat) {
    if (!this.#deps.settings().read_when_opened) return;
    for (const message of chat.messages) {
      if (message.direction !== "from_business") continue;
      if (message.status === "delivered") this.#advance({ chat, message, pricing: freePricing }, "read");
      else if (rank[message.status] < rank.delivered) this.#openedEarly.add(message.id);
    }
  }

  clear() {
    this.#timers.clear();
    this.#openedEarly.clear();
  }

  close() {
    this.#timers.close();
  }

  #deliver(sent: Sent) {
    this.#advance(sent, "sent");
    this.#timers.after(this.#deps.settings().delivered_ms, () => {
      this.#advance(sent, "delivered");
      const { read_ms } = this.#deps.settings();
      if (this.#openedEarly.delete(sent.message.id)) this.#advance(sent, "read");
      else if (read_ms !== null) this.#timers.after(read_ms, () => this.#advance(sent, "read"));
    });
  }

  #advance({ chat, message, pricing }: Sent, status: Exclude<StatusName, "played">, failure?: WebhookError) {
    if (rank[message.status] >= rank[status]) return;
    message.status = status;
    if (failure) message.error = { code: failure.code, title: failure.title };
    this.#deps.changed();
    const { phone_number_id, wa_id } = chat;
    this.#deps.hub.publish({ type: "update", phone_number_id, wa_id, message });
    const account = this.#deps.accounts.byPhone(phone_number_id);
    if (!account) return;
    const body = statusUpdate({
      ...account,
      id: message.id,
      status,
      recipientId: wa_id,
      timestamp: Math.floor(this.#deps.nowMs() / 1000),
      // Meta prices sent and delivered; read and failed come without.
      ...(status === "sent" || status === "delivered" ? { pricing } : {}),
      ...(failure ? { errors: [failure] } : {}),
      ...(message.opaque === undefined ? {} : { opaque: message.opaque }),
      ...(chat.profile_name ? { profileName: chat.profile_name } : {}),
      ...(this.#deps.settings().with_user_id ? { recipientUserId: chat.user_id } : {}),
    });
    this.#deps.webhooks.send(account, body, `${phone_number_id}:${wa_id}`);
  }
}

/** A free-form answer inside the reply window costs nothing. */
export const freePricing: Pricing = {
  billable: false,
  pricing_model: "PMP",
  type: "free_customer_service",
  category: "service",
};

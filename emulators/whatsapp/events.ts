import type { ChatMessage } from "./chats";

/** What the phone page hears about, one chat at a time. */
export type PhoneEvent = {
  phone_number_id: string;
  wa_id: string;
} & (
  | { type: "message"; message: ChatMessage }
  | { type: "update"; message: ChatMessage }
  | { type: "typing"; until_ms: number }
);

type Listener = (event: PhoneEvent) => void;

/** Fans events out to the open phone pages. */
export class EventHub {
  readonly #pages = new Map<Listener, () => void>();

  publish(event: PhoneEvent) {
    // A reaction is part of the message it belongs to, never one of its own on the phone.
    if (event.type !== "typing" && event.message.content.type === "reaction") return;
    for (const listener of this.#pages.keys()) listener(event);
  }

  /** `onClose` runs when the emulator stops. Returns the function that ends the subscription. */
  subscribe(listener: Listener, onClose: () => void): () => void {
    this.#pages.set(listener, onClose);
    return () => this.#pages.delete(listener);
  }

  close() {
    for (const onClose of this.#pages.values()) onClose();
  }
}

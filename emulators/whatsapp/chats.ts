import { createHash } from "node:crypto";
import { z } from "zod";
import { ChatContent } from "./content";

/** The messages of one chat kept for the phone page. */
const maxMessagesPerChat = 500;

export const ChatMessage = z.object({
  id: z.string(),
  direction: z.enum(["from_person", "from_business"]),
  content: ChatContent,
  at_ms: z.number(),
  status: z.enum(["accepted", "sent", "delivered", "read", "failed"]),
  context_id: z.string().optional(),
  opaque: z.string().optional(),
  error: z.object({ code: z.number(), title: z.string() }).optional(),
  reaction_of_person: z.string().optional(),
  reaction_of_business: z.string().optional(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const Chat = z.object({
  phone_number_id: z.string(),
  wa_id: z.string(),
  user_id: z.string(),
  profile_name: z.string().optional(),
  /** When the person last wrote: the reply window counts from here. */
  last_inbound_ms: z.number().optional(),
  messages: z.array(ChatMessage),
});
export type Chat = z.infer<typeof Chat>;

/** All chats between people and businesses. */
export class ChatBook {
  readonly #chats = new Map<string, Chat>();
  readonly #chatOfMessage = new Map<string, Chat>();

  find(phoneNumberId: string, waId: string): Chat | undefined {
    return this.#chats.get(keyOf(phoneNumberId, waId));
  }

  /** Finds or starts the chat. */
  open(business: { phoneNumberId: string; wabaId: string }, waId: string): Chat {
    const existing = this.find(business.phoneNumberId, waId);
    if (existing) return existing;
    const user_id = userIdOf(business.wabaId, waId);
    const chat: Chat = { phone_number_id: business.phoneNumberId, wa_id: waId, user_id, messages: [] };
    this.#chats.set(keyOf(business.phoneNumberId, waId), chat);
    return chat;
  }

  /** The person behind a business-scoped user id. */
  byUserId(phoneNumberId: string, userId: string): Chat | undefined {
    return this.all().find((chat) => chat.phone_number_id === phoneNumberId && chat.user_id === userId);
  }

  add(chat: Chat, message: ChatMessage) {
    chat.messages.push(message);
    this.#chatOfMessage.set(message.id, chat);
    if (message.direction === "from_person") {
      chat.last_inbound_ms = Math.max(chat.last_inbound_ms ?? 0, message.at_ms);
    }
    for (const dropped of chat.messages.splice(0, chat.messages.length - maxMessagesPerChat)) {
      this.#chatOfMessage.delete(dropped.id);
    }
  }

  message(id: string): { chat: Chat; message: ChatMessage } | undefined {
    const chat = this.#chatOfMessage.get(id);
    const message = chat?.messages.find((candidate) => candidate.id === id);
    return chat && message ? { chat, message } : undefined;
  }

  all(): Chat[] {
    return [...this.#chats.values()];
  }

  restore(chats: Chat[]) {
    for (const chat of chats) {
      this.#chats.set(keyOf(chat.phone_number_id, chat.wa_id), chat);
      for (const message of chat.messages) this.#chatOfMessage.set(message.id, chat);
    }
  }

  clear() {
    this.#chats.clear();
    this.#chatOfMessage.clear();
  }
}

/** Business-scoped user id: the same person has another one at every business. */
export function userIdOf(wabaId: string, waId: string): string {
  const hash = createHash("sha256")
    .update(`${wabaId}:${canonicalNumber(waId)}`)
    .digest("hex");
  return `${waId.startsWith("55") ? "BR" : "US"}.${BigInt(`0x${hash.slice(0, 14)}`)}`;
}

const keyOf = (phoneNumberId: string, waId: string) => `${phoneNumberId}:${canonicalNumber(waId)}`;

/** Brazil's ninth digit and Mexico's old 1 may be there or not: both forms reach the same person. */
function canonicalNumber(waId: string): string {
  return waId.replace(/^(55\d{2})9(\d{8})$/, "$1$2").replace(/^521(\d{10})$/, "52$1");
}

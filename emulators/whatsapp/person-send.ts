import type { Account } from "./accounts";
import type { Chat, ChatMessage } from "./chats";
import type { MediaItem } from "./media";
import { buildPersonMessage, type PersonSend } from "./person-message";
import type { Runtime } from "./runtime";
import { digitsOf, newWamid } from "./wire";

/** A person writes to a business: into their chat, and as a webhook to whoever listens for that number. */
export function sendAsPerson(runtime: Runtime, account: Account, send: PersonSend, item?: MediaItem) {
  const waId = digitsOf(send.from);
  const chat = runtime.chats.open(account, waId);
  // The number a person writes from is the true one, whatever form the business used first.
  chat.wa_id = waId;
  if (send.profile_name) chat.profile_name = send.profile_name;
  const id = send.id ?? newWamid(waId);
  const atMs = send.timestamp === undefined ? runtime.nowMs() : send.timestamp * 1000;
  const base = {
    ...account,
    id,
    timestamp: Math.floor(atMs / 1000),
    ...(send.hide_phone ? {} : { from: waId }),
    ...(send.hide_phone || runtime.settings().with_user_id ? { userId: chat.user_id } : {}),
    ...(chat.profile_name ? { profileName: chat.profile_name } : {}),
    ...(send.context_id ? { context: contextOf(account, waId, chat, send.context_id) } : {}),
  };
  const { body, content } = buildPersonMessage(send, base, item);
  const message: ChatMessage = {
    id,
    direction: "from_person",
    content,
    at_ms: atMs,
    status: "sent",
    ...(send.context_id ? { context_id: send.context_id } : {}),
  };
  store(runtime, chat, message, send);
  const isQueued = runtime.webhooks.send(account, body, `${chat.phone_number_id}:${waId}`, () =>
    markDelivered(runtime, chat, message),
  );
  return {
    message_id: id,
    wa_id: waId,
    user_id: chat.user_id,
    webhook: isQueued ? "queued" : "not_subscribed",
  };
}

/** Meta names the author of the quoted message. */
function contextOf(account: Account, waId: string, chat: Chat, id: string) {
  const quoted = chat.messages.find((message) => message.id === id);
  const from = quoted?.direction === "from_person" ? waId : digitsOf(account.displayPhoneNumber);
  return { from, id };
}

function store(runtime: Runtime, chat: Chat, message: ChatMessage, send: PersonSend) {
  const { phone_number_id, wa_id } = chat;
  const target = send.reaction && runtime.chats.message(send.reaction.message_id);
  if (target?.chat === chat) {
    target.message.reaction_of_person = send.reaction?.emoji || undefined;
    runtime.hub.publish({ type: "update", phone_number_id, wa_id, message: target.message });
  } else if (!send.reaction) {
    runtime.chats.add(chat, message);
    runtime.hub.publish({ type: "message", phone_number_id, wa_id, message });
  }
  if (send.reaction) chat.last_inbound_ms = Math.max(chat.last_inbound_ms ?? 0, message.at_ms);
  runtime.changed();
}

function markDelivered(runtime: Runtime, chat: Chat, message: ChatMessage) {
  if (message.status !== "sent") return;
  message.status = "delivered";
  const { phone_number_id, wa_id } = chat;
  runtime.hub.publish({ type: "update", phone_number_id, wa_id, message });
  runtime.changed();
}

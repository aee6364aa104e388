import { Hono } from "hono";
import type { Account } from "./accounts";
import type { Chat } from "./chats";
import { acceptMessage } from "./accept-message";
import { accountOfPhone, type GraphEnv, graphPath } from "./graph-auth";
import { GraphError, invalidParameter } from "./graph-error";
import { readJson } from "./json";
import type { Runtime } from "./runtime";
import { parseSend, requireProduct, type SendRequest } from "./send-parse";
import { MarkRead } from "./send-schema";
import { digitsOf } from "./wire";

/** How long the phone shows "typing" unless a message comes first. */
const typingMs = 25_000;

/** `POST /{phone_number_id}/messages`: sends, read receipts and the typing indicator. */
export function messageRoutes(runtime: Runtime): Hono<GraphEnv> {
  return new Hono<GraphEnv>().post(`${graphPath}/:id/messages`, async (c) => {
    const account = accountOfPhone(runtime, c);
    const body = await readJson(c);
    if (body.status !== undefined) {
      requireProduct(body);
      const parsed = MarkRead.safeParse(body);
      if (!parsed.success)
        throw invalidParameter("status must be 'read' with the message_id of a received message");
      markRead(runtime, account, parsed.data);
      return c.json({ success: true });
    }
    const request = parseSend(body);
    const chat = chatOf(runtime, account, request);
    const wamid = acceptMessage(runtime, account, chat, request);
    return c.json({
      messaging_product: "whatsapp",
      contacts: [
        request.recipient
          ? { input: request.input, user_id: request.recipient }
          : { input: request.input, wa_id: chat.wa_id },
      ],
      messages: [{ id: wamid, ...(request.type === "template" ? { message_status: "accepted" } : {}) }],
    });
  });
}

/** Everything the person wrote up to this message turns blue on their phone. */
function markRead(runtime: Runtime, account: Account, request: MarkRead) {
  const found = runtime.chats.message(request.message_id);
  // Ids from before the last reset: Meta knows them, the emulator cannot.
  if (!found || found.chat.phone_number_id !== account.phoneNumberId) return;
  const { chat, message: last } = found;
  const { phone_number_id, wa_id } = chat;
  for (const message of chat.messages) {
    if (message.direction !== "from_person" || message.at_ms > last.at_ms || message.status === "read")
      continue;
    message.status = "read";
    runtime.hub.publish({ type: "update", phone_number_id, wa_id, message });
  }
  runtime.changed();
  if (request.typing_indicator) {
    runtime.hub.publish({ type: "typing", phone_number_id, wa_id, until_ms: Date.now() + typingMs });
  }
}

function chatOf(runtime: Runtime, account: Account, request: SendRequest): Chat {
  if (request.recipient !== undefined) {
    const chat = runtime.chats.byUserId(account.phoneNumberId, request.recipient);
    if (chat) return chat;
    throw new GraphError(400, 131026, "(#131026) Message undeliverable", {
      details: "Message Undeliverable. No user has this business-scoped user ID.",
    });
  }
  const waId = request.to ?? "";
  if (waId === digitsOf(account.displayPhoneNumber)) {
    throw new GraphError(400, 131021, "(#131021) Recipient cannot be sender", {
      details: "Recipient's and sender's phone numbers are the same.",
    });
  }
  return runtime.chats.open(account, waId);
}

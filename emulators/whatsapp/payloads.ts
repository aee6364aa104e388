import type { InboundMedia, PersonMessage, Referral, WebhookBody, WebhookMessage } from "./payload-types";
import { changeOf, contactOf, metadataOf, withoutUndefined } from "./payload-envelope";
import { digitsOf, newWamid } from "./wire";

export * from "./payload-types";
export * from "./payload-events";
export { newWamid, serialize, sign } from "./wire";

/**
 * Builders of the webhooks Meta sends when a person writes. They are pure, and shared by the emulator,
 * the tests and the benchmark, so that none of them depends on recorded payloads.
 */
export function textMessage(input: PersonMessage & { text: string }): WebhookBody {
  return personMessage(input, "text", { text: { body: input.text } });
}

/** First message of a person who came through a click-to-WhatsApp ad. */
export function adReferralMessage(input: PersonMessage & { text: string; referral: Referral }): WebhookBody {
  return personMessage(input, "text", { referral: input.referral, text: { body: input.text } });
}

/** Image, audio (`voice: true` for a voice note), video, document or sticker. */
export function mediaMessage(
  input: PersonMessage & { kind: "image" | "audio" | "video" | "document" | "sticker"; media: InboundMedia },
): WebhookBody {
  return personMessage(input, input.kind, { [input.kind]: input.media });
}

export function imageMessage(input: PersonMessage & { media: InboundMedia }): WebhookBody {
  return mediaMessage({ ...input, kind: "image" });
}

export function audioMessage(input: PersonMessage & { media: InboundMedia }): WebhookBody {
  return mediaMessage({ ...input, kind: "audio", media: { voice: false, ...input.media } });
}

export function videoMessage(input: PersonMessage & { media: InboundMedia }): WebhookBody {
  return mediaMessage({ ...input, kind: "video" });
}

export function documentMessage(input: PersonMessage & { media: InboundMedia }): WebhookBody {
  return mediaMessage({ ...input, kind: "document" });
}

export function stickerMessage(input: PersonMessage & { media: InboundMedia }): WebhookBody {
  return mediaMessage({ ...input, kind: "sticker" });
}

export function locationMessage(
  input: PersonMessage & {
    location: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
  },
): WebhookBody {
  return personMessage(input, "location", { location: input.location });
}

/** Shared contact cards. */
export function contactsMessage(input: PersonMessage & { contacts: Record<string, unknown>[] }): WebhookBody {
  return personMessage(input, "contacts", { contacts: input.contacts });
}

/** Without `emoji` the person took their reaction back: Meta then leaves the field out. */
export function reactionMessage(input: PersonMessage & { messageId: string; emoji?: string }): WebhookBody {
  return personMessage(input, "reaction", {
    reaction: withoutUndefined({ message_id: input.messageId, emoji: input.emoji || undefined }),
  });
}

/** Tap on a button of an interactive message. */
export function buttonReply(input: PersonMessage & { buttonId: string; title: string }): WebhookBody {
  return personMessage(input, "interactive", {
    interactive: { type: "button_reply", button_reply: { id: input.buttonId, title: input.title } },
  });
}

/** Choice in an interactive list. */
export function listReply(
  input: PersonMessage & { rowId: string; title: string; description?: string },
): WebhookBody {
  const list_reply = withoutUndefined({
    id: input.rowId,
    title: input.title,
    description: input.description,
  });
  return personMessage(input, "interactive", { interactive: { type: "list_reply", list_reply } });
}

/** Tap on a quick-reply button of a template. */
export function templateButtonReply(input: PersonMessage & { payload: string; text: string }): WebhookBody {
  return personMessage(input, "button", { button: { payload: input.payload, text: input.text } });
}

/** The person changed a message they have sent; `content` is what it says now. */
export function editedMessage(
  input: PersonMessage & { originalId: string; type?: string; content: Record<string, unknown> },
): WebhookBody {
  const { originalId, type = "text", content } = input;
  return personMessage(input, "edit", {
    edit: { original_message_id: originalId, message: { context: { id: "M0" }, type, ...content } },
  });
}

/** The person took a message back for everyone. */
export function revokedMessage(input: PersonMessage & { originalId: string }): WebhookBody {
  return personMessage(input, "revoke", { revoke: { original_message_id: input.originalId } });
}

/** What a person ordered from the catalogue. */
export function orderMessage(
  input: PersonMessage & {
    catalogId: string;
    text?: string;
    items: { product_retailer_id: string; quantity: number; item_price: number; currency: string }[];
  },
): WebhookBody {
  return personMessage(input, "order", {
    order: { catalog_id: input.catalogId, text: input.text ?? "", product_items: input.items },
  });
}

/** A form that a person filled in; its answers are JSON inside of JSON. */
export function formReply(input: PersonMessage & { answers: Record<string, unknown> }): WebhookBody {
  return personMessage(input, "interactive", {
    interactive: {
      type: "nfm_reply",
      nfm_reply: { name: "flow", body: "Sent", response_json: JSON.stringify(input.answers) },
    },
  });
}

/** A message the Cloud API cannot show, such as a poll. */
export function unsupportedMessage(input: PersonMessage & { unsupportedType?: string }): WebhookBody {
  return personMessage(input, "unsupported", {
    errors: [
      {
        code: 131051,
        title: "Message type unknown",
        message: "Message type unknown",
        error_data: { details: "Message type is currently not supported." },
      },
    ],
    ...(input.unsupportedType ? { unsupported: { type: input.unsupportedType } } : {}),
  });
}

/** Any other `type`, for kinds Meta has not invented yet. */
export function personMessage(
  input: PersonMessage,
  type: string,
  content: Record<string, unknown>,
): WebhookBody {
  const from = input.from === undefined ? undefined : digitsOf(input.from);
  const message: WebhookMessage = {
    ...withoutUndefined({ context: input.context, from, from_user_id: input.userId }),
    id: input.id ?? newWamid(from),
    timestamp: String(input.timestamp ?? Math.floor(Date.now() / 1000)),
    ...content,
    type,
  };
  return changeOf(input.wabaId, "messages", {
    messaging_product: "whatsapp",
    metadata: metadataOf(input),
    contacts: [contactOf({ ...input, waId: from })],
    messages: [message],
  });
}

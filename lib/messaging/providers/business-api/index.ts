import { z } from "zod";
import { equalInConstantTime, hmacSha256Hex } from "@/lib/crypto";
import type { MessagingAccount, MessagingProvider, OutboundContent } from "../provider";
import { graph } from "./graph";
import { mapDelivery } from "./map";
import { openMedia, uploadMedia } from "./media";

/** WhatsApp Business Platform (Cloud API). Facts: https://developers.facebook.com/docs/whatsapp/cloud-api */
export const businessApi: MessagingProvider = {
  type: "business_api",

  async send(account, message) {
    const content = await contentFor(account, message.content);
    const answer = await graph(SendAnswer, {
      method: "POST",
      path: `${account.accountId}/messages`,
      accessToken: account.accessToken,
      body: {
        messaging_product: "whatsapp",
        recipient_type: "individual",
        // A business-scoped user id has letters, a phone has not; Meta takes them under different names.
        ...(/^\d+$/.test(message.to) ? { to: message.to } : { recipient: message.to }),
        ...(message.repliesTo && { context: { message_id: message.repliesTo } }),
        ...content,
        biz_opaque_callback_data: message.reference,
      },
    });
    const [sent] = answer.messages;
    return { providerMessageId: sent.id };
  },

  verify(rawBody, headers, { appSecret }) {
    const given = headers.get("x-hub-signature-256");
    if (!given || !appSecret) return false;
    return equalInConstantTime(given, `sha256=${hmacSha256Hex(appSecret, rawBody)}`);
  },

  parse: mapDelivery,

  media: { open: openMedia },

  async check(account) {
    const number = await graph(PhoneNumber, {
      method: "GET",
      path: account.accountId,
      accessToken: account.accessToken,
      query: { fields: "id,display_phone_number,verified_name,quality_rating" },
    });
    return { displayPhoneNumber: number.display_phone_number, verifiedName: number.verified_name };
  },

  async subscribe(account, { url, verifyToken }) {
    await graph(z.looseObject({}), {
      method: "POST",
      path: `${account.businessId}/subscribed_apps`,
      accessToken: account.accessToken,
      body: { override_callback_uri: url, verify_token: verifyToken },
    });
  },

  async markRead(account, providerMessageId) {
    await graph(z.looseObject({}), {
      method: "POST",
      path: `${account.accountId}/messages`,
      accessToken: account.accessToken,
      body: { messaging_product: "whatsapp", status: "read", message_id: providerMessageId },
    });
  },
};

async function contentFor(account: MessagingAccount, content: OutboundContent) {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text, preview_url: true } };
    case "reaction":
      return { type: "reaction", reaction: { message_id: content.messageId, emoji: content.emoji } };
    case "media": {
      const { kind, caption, file, isVoice } = content;
      const id = await uploadMedia(account, file);
      const isCaptioned = caption && kind !== "audio" && kind !== "sticker";
      const extras = {
        ...(isCaptioned && { caption }),
        ...(kind === "document" && { filename: file.name.slice(-documentNameLengthMax) }),
        ...(kind === "audio" && isVoice && { voice: true }),
      };
      return { type: kind, [kind]: { id, ...extras } };
    }
  }
}

const documentNameLengthMax = 240;

const SendAnswer = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1) })], z.unknown()),
});

const PhoneNumber = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  display_phone_number: z.string().optional(),
  verified_name: z.string().optional(),
});

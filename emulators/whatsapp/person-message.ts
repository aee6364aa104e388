import { z } from "zod";
import type { ChatContent } from "./content";
import { kindOfMime, type MediaItem } from "./media";
import type { PersonMessage, WebhookBody } from "./payload-types";
import * as payloads from "./payloads";

const mediaFields = {
  /** Base64 of the file; the phone page sends multipart instead. */
  base64: z.string().optional(),
  mime_type: z.string().optional(),
  filename: z.string().optional(),
  caption: z.string().optional(),
  voice: z.boolean().optional(),
};

/** What `POST /phone/api/send` takes: who writes to which number, and one kind of content. */
export const PersonSend = z
  .object({
    from: z.string().refine((value) => value.replace(/\D/g, "").length >= 7, "A phone number"),
    profile_name: z.string().max(100).optional(),
    to_phone_number_id: z.string(),
    text: z.string().max(65_536).optional(),
    media: z.object(mediaFields).optional(),
    location: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        name: z.string().optional(),
        address: z.string().optional(),
      })
      .optional(),
    reaction: z.object({ message_id: z.string(), emoji: z.string().default("") }).optional(),
    button: z
      .object({ kind: z.enum(["reply", "list", "template"]), id: z.string(), title: z.string() })
      .optional(),
    referral: z.looseObject({}).optional(),
    /** For instance `poll`: arrives as a message the Cloud API cannot show. */
    unsupported: z.string().optional(),
    context_id: z.string().optional(),
    id: z.string().optional(),
    timestamp: z.coerce.number().optional(),
    /** Leaves out `wa_id` and `from`, as for people with a WhatsApp user name. */
    hide_phone: z.boolean().default(false),
  })
  .refine(
    ({ text, media, location, reaction, button, unsupported }) =>
      [text, media, location, reaction, button, unsupported].some((content) => content !== undefined),
    "One of text, media, location, reaction, button, unsupported",
  );
export type PersonSend = z.infer<typeof PersonSend>;

/** The webhook of what a person sent, and how it looks on their own phone. */
export function buildPersonMessage(
  send: PersonSend,
  base: PersonMessage,
  item?: MediaItem,
): { body: WebhookBody; content: ChatContent } {
  if (item) return buildMedia(send, base, item);
  if (send.reaction) {
    const { message_id: messageId, emoji } = send.reaction;
    return {
      body: payloads.reactionMessage({ ...base, messageId, emoji }),
      content: { type: "reaction", text: emoji },
    };
  }
  if (send.button) return buildButton(send.button, base);
  if (send.location) {
    return {
      body: payloads.locationMessage({ ...base, location: send.location }),
      content: { type: "location", location: send.location },
    };
  }
  if (send.unsupported !== undefined) {
    return {
      body: payloads.unsupportedMessage({ ...base, unsupportedType: send.unsupported }),
      content: { type: "unsupported", text: send.unsupported },
    };
  }
  const text = send.text ?? "";
  const extra = send.referral ? { referral: send.referral } : {};
  return {
    body: payloads.personMessage(base, "text", { ...extra, text: { body: text } }),
    content: { type: "text", text },
  };
}

function buildMedia(send: PersonSend, base: PersonMessage, item: MediaItem) {
  const kind = kindOfMime(item.mime_type)?.kind ?? "document";
  const caption = send.media?.caption ?? send.text;
  const filename = send.media?.filename ?? item.filename;
  const isCaptioned = caption && kind !== "audio" && kind !== "sticker";
  const body = payloads.mediaMessage({
    ...base,
    kind,
    media: {
      ...(isCaptioned ? { caption } : {}),
      ...(kind === "document" && filename ? { filename } : {}),
      mime_type: item.mime_type,
      sha256: item.sha256,
      id: item.id,
      ...(kind === "audio" ? { voice: send.media?.voice ?? false } : {}),
      ...(kind === "sticker" ? { animated: false } : {}),
    },
  });
  const content: ChatContent = {
    type: kind,
    ...(isCaptioned ? { text: caption } : {}),
    media: {
      kind,
      id: item.id,
      mime_type: item.mime_type,
      size_bytes: item.file_size,
      ...(filename ? { filename } : {}),
      ...(send.media?.voice ? { voice: true } : {}),
    },
  };
  return { body, content };
}

function buildButton(button: NonNullable<PersonSend["button"]>, base: PersonMessage) {
  const { kind, id, title } = button;
  const content: ChatContent = { type: "text", text: title };
  if (kind === "reply") return { body: payloads.buttonReply({ ...base, buttonId: id, title }), content };
  if (kind === "list") return { body: payloads.listReply({ ...base, rowId: id, title }), content };
  return { body: payloads.templateButtonReply({ ...base, payload: id, text: title }), content };
}

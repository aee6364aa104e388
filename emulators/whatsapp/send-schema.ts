import { z } from "zod";
import { digitsOf } from "./wire";

/**
 * What `POST /{phone_number_id}/messages` accepts: the types of Meta's OpenAPI v23.0 with the limits Meta enforces.
 * Objects whose unknown keys Meta refuses are strict.
 */
const text = z.strictObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() });

const mediaOf = <T extends z.ZodRawShape>(extra: T) =>
  z
    .strictObject({ id: z.string().min(1).optional(), link: z.url().optional(), ...extra })
    .refine((media) => "id" in media !== "link" in media, {
      message: "Provide either 'id' or 'link'",
    });
const caption = z.string().max(1024).optional();

const location = z.strictObject({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});

const contact = z.looseObject({
  name: z.looseObject({ formatted_name: z.string().min(1) }),
  phones: z.array(z.looseObject({ phone: z.string().optional(), wa_id: z.string().optional() })).optional(),
});

const replyButton = z.object({
  type: z.literal("reply"),
  reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const listRow = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const bodyText = z.object({ text: z.string().min(1).max(4096) });
const interactiveCommon = {
  header: z.looseObject({ type: z.string(), text: z.string().max(60).optional() }).optional(),
  footer: z.object({ text: z.string().min(1).max(60) }).optional(),
};
const buttons = z.object({
  type: z.literal("button"),
  body: z.object({ text: z.string().min(1).max(1024) }),
  action: z.object({ buttons: z.array(replyButton).min(1).max(3) }),
  ...interactiveCommon,
});
const list = z.object({
  type: z.literal("list"),
  body: bodyText,
  action: z.object({
    button: z.string().min(1).max(20),
    sections: z
      .array(z.object({ title: z.string().max(24).optional(), rows: z.array(listRow).min(1).max(10) }))
      .min(1)
      .max(10),
  }),
  ...interactiveCommon,
});
/** Catalogue, flow, order, call-to-action and the other kinds: only what they share is checked. */
const otherInteractive = z.looseObject({
  type: z.string().regex(/^(?!button$|list$)[a-z_]+$/),
  body: bodyText.optional(),
  action: z.looseObject({}),
  ...interactiveCommon,
});
const interactive = z.union([buttons, list, otherInteractive]);

const template = z.object({
  name: z.string().min(1).max(512),
  language: z.object({ code: z.string().min(1), policy: z.string().optional() }),
  components: z
    .array(
      z.looseObject({
        type: z.string(),
        sub_type: z.string().optional(),
        index: z.coerce.number().optional(),
        parameters: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).optional(),
      }),
    )
    .optional(),
});

/** The content object of each type; the request holds it under the name of the type. */
export const contentSchemas = {
  text,
  image: mediaOf({ caption }),
  video: mediaOf({ caption }),
  audio: mediaOf({ voice: z.boolean().optional() }),
  document: mediaOf({ caption, filename: z.string().max(240).optional() }),
  sticker: mediaOf({}),
  location,
  contacts: z.array(contact).min(1).max(257),
  interactive,
  reaction: z.strictObject({ message_id: z.string().min(1), emoji: z.string() }),
  template,
} as const;
export type MessageType = keyof typeof contentSchemas;

/** Narrows a string from the request to a type with a schema. */
export const isMessageType = (type: string): type is MessageType => Object.hasOwn(contentSchemas, type);

export const SendEnvelope = z.looseObject({
  type: z.string().default("text"),
  recipient_type: z.enum(["individual", "group"]).default("individual"),
  to: z
    .string()
    .transform(digitsOf)
    .refine((digits) => digits.length >= 7 && digits.length <= 15)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(ENT\.)?\w{1,128}$/)
    .optional(),
  context: z.looseObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export type MarkRead = z.infer<typeof MarkRead>;
export const MarkRead = z.object({
  status: z.literal("read"),
  message_id: z.string().regex(/^wamid\./),
  typing_indicator: z.object({ type: z.literal("text") }).optional(),
});

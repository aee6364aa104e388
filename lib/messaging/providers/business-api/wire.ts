import { z } from "zod";

/**
 * What we read of Meta's webhook. Loose on purpose: unknown fields, types and enum values appear without notice, and
 * most objects can be missing. Ids are text even where Meta writes numbers.
 */
const id = z.union([z.string(), z.number()]).transform(String);

const Media = z.looseObject({
  id: id.optional(),
  mime_type: z.string().optional(),
  sha256: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
  url: z.string().optional(),
});

export const WireMessage = z.looseObject({
  id: z.string(),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: id,
  type: z.string().default("unsupported"),
  text: z.looseObject({ body: z.string() }).optional(),
  image: Media.optional(),
  video: Media.optional(),
  audio: Media.optional(),
  document: Media.optional(),
  sticker: Media.optional(),
  location: z.looseObject({}).optional(),
  contacts: z.array(z.looseObject({})).optional(),
  interactive: z.looseObject({}).optional(),
  button: z.looseObject({ text: z.string().optional(), payload: z.string().optional() }).optional(),
  reaction: z.looseObject({ message_id: z.string().optional(), emoji: z.string().optional() }).optional(),
  order: z.looseObject({}).optional(),
  system: z.looseObject({}).optional(),
  context: z.looseObject({}).optional(),
  referral: z.looseObject({}).optional(),
  errors: z.array(z.looseObject({ code: z.number().optional(), title: z.string().optional() })).optional(),
});
export type WireMessage = z.infer<typeof WireMessage>;

export const WireStatus = z.looseObject({
  id: z.string(),
  status: z.string(),
  timestamp: id,
  recipient_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z
    .array(
      z.looseObject({
        code: z.number().optional(),
        title: z.string().optional(),
        message: z.string().optional(),
        error_data: z.looseObject({ details: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});
export type WireStatus = z.infer<typeof WireStatus>;

export const WireValue = z.looseObject({
  metadata: z.looseObject({ phone_number_id: id.optional(), display_phone_number: z.string().optional() }).optional(),
  contacts: z
    .array(
      z.looseObject({
        wa_id: z.string().optional(),
        user_id: z.string().optional(),
        profile: z.looseObject({ name: z.string().optional(), username: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});
export type WireValue = z.infer<typeof WireValue>;

export const WireDelivery = z.looseObject({
  object: z.string().optional(),
  entry: z.array(
    z.looseObject({
      id: id.optional(),
      changes: z.array(z.looseObject({ field: z.string().optional(), value: z.unknown() })).default([]),
    }),
  ),
});

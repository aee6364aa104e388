import { z } from "zod";

/**
 * What we read of Meta's webhook. Loose on purpose: unknown fields, types and enum values appear without notice, and
 * most objects can be missing. Ids are text even where Meta writes numbers.
 */
const id = z.union([z.string(), z.number()]).transform(String);

/** Left out when it has an unexpected shape: a message is worth more than any one of its parts. */
const part = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** What names something of ours later has to fit its column. */
const name = z.string().min(1).max(255);

const Media = z.looseObject({
  id: part(id),
  mime_type: part(z.string()),
  sha256: part(z.string()),
  caption: part(z.string()),
  filename: part(z.string()),
  voice: part(z.boolean()),
  url: part(z.string()),
});

export const WireMessage = z.looseObject({
  id: name,
  from: part(z.string()),
  from_user_id: part(name),
  timestamp: id,
  type: z.string().max(50).catch("unsupported"),
  text: part(z.looseObject({ body: z.string() })),
  image: part(Media),
  video: part(Media),
  audio: part(Media),
  document: part(Media),
  sticker: part(Media),
  location: part(z.looseObject({})),
  contacts: part(z.array(z.looseObject({}))),
  interactive: part(z.looseObject({})),
  button: part(z.looseObject({ text: part(z.string()), payload: part(z.string()) })),
  reaction: part(z.looseObject({ message_id: part(z.string()), emoji: part(z.string()) })),
  order: part(z.looseObject({})),
  system: part(z.looseObject({})),
  context: part(z.looseObject({})),
  referral: part(z.looseObject({})),
  errors: part(z.array(z.looseObject({}))),
});
export type WireMessage = z.infer<typeof WireMessage>;

export const WireStatus = z.looseObject({
  id: name,
  status: z.string(),
  timestamp: id,
  biz_opaque_callback_data: part(z.string()),
  errors: part(
    z.array(
      z.looseObject({
        code: part(id),
        title: part(z.string()),
        message: part(z.string()),
        error_data: part(z.looseObject({ details: part(z.string()) })),
      }),
    ),
  ),
});
export type WireStatus = z.infer<typeof WireStatus>;

const WirePerson = z.looseObject({
  wa_id: part(z.string()),
  user_id: part(name),
  profile: part(z.looseObject({ name: part(z.string()), username: part(z.string()) })),
});

export const WireValue = z.looseObject({
  metadata: part(z.looseObject({ phone_number_id: part(id), display_phone_number: part(z.string()) })),
  contacts: part(z.array(WirePerson.catch({}))),
  messages: part(z.array(z.unknown())),
  statuses: part(z.array(z.unknown())),
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

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
  animated: part(z.boolean()),
});

const content = {
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
  reaction: part(z.looseObject({ message_id: part(name), emoji: part(z.string()) })),
  order: part(z.looseObject({ text: part(z.string()) })),
  system: part(z.looseObject({ body: part(z.string()), type: part(z.string()), wa_id: part(id) })),
};
const typeName = part(z.string().min(1).max(50));

/** What an edited message looks like now. */
const Edited = z.looseObject({ ...content, type: typeName });

export const WireMessage = z.looseObject({
  ...content,
  id: part(name),
  from: part(id),
  from_user_id: part(name),
  from_parent_user_id: part(name),
  /** Whom the business wrote to, in what its phone app sent. */
  to: part(id),
  to_user_id: part(name),
  to_parent_user_id: part(name),
  group_id: part(z.string()),
  timestamp: part(id),
  type: typeName,
  edit: part(z.looseObject({ original_message_id: name, message: part(Edited) })),
  revoke: part(z.looseObject({ original_message_id: name })),
  unsupported: part(z.looseObject({})),
  context: part(z.looseObject({})),
  referral: part(z.looseObject({})),
  errors: part(z.array(z.looseObject({}))),
});
export type WireMessage = z.infer<typeof WireMessage>;
/** The kinds of content we know, by the name of their part. */
export const contentTypes = Object.keys(content);
export type WireContent = z.infer<typeof Edited>;

export const WireCall = z.looseObject({
  id: name,
  from: part(id),
  from_user_id: part(name),
  timestamp: part(id),
  event: part(z.string()),
  direction: part(z.string()),
});

export const WireStatus = z.looseObject({
  id: name,
  status: z.string(),
  timestamp: part(id),
  pricing: part(z.looseObject({})),
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
  wa_id: part(id),
  user_id: part(name),
  parent_user_id: part(name),
  profile: part(z.looseObject({ name: part(z.string()), username: part(z.string()) })),
});

export const WireValue = z.looseObject({
  metadata: part(z.looseObject({ phone_number_id: part(id), display_phone_number: part(z.string()) })),
  contacts: part(z.array(WirePerson.catch({}))),
  messages: part(z.array(z.unknown())),
  statuses: part(z.array(z.unknown())),
  message_echoes: part(z.array(z.unknown())),
  calls: part(z.array(z.unknown())),
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

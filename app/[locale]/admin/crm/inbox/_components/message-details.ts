import { z } from "zod";
import type { Message } from "@/lib/messaging/schemas";

const text = z.string().optional().catch(undefined);
/** Absent when it has another shape than expected. */
const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);
const list = <T extends z.ZodType>(item: T) => z.array(item).optional().catch(undefined);

const Card = z.object({
  name: part({ formatted_name: text }),
  org: part({ company: text }),
  phones: list(z.object({ phone: text, wa_id: text })),
  emails: list(z.object({ email: text })),
});
const Item = z.object({
  product_retailer_id: text,
  quantity: z.coerce.number().catch(1),
  item_price: z.coerce.number().optional().catch(undefined),
  currency: text,
});

/** What we show of a provider's extras. Anything may be missing or of another shape, so every part fails alone. */
const Details = z.object({
  media: part({ filename: text, caption: text, voice: z.boolean().optional().catch(undefined) }),
  location: part({ latitude: z.number(), longitude: z.number(), name: text, address: text }),
  contacts: list(Card),
  order: part({ product_items: list(Item) }),
  interactive: part({
    type: text,
    list_reply: part({ description: text }),
    call_permission_reply: part({ response: text }),
  }),
  system: part({ type: text, wa_id: text, body: text }),
  unsupported: part({ type: text }),
  referral: part({ headline: text, body: text, source_url: text, source_type: text }),
  reaction: part({ message_id: text }),
  context: part({
    id: text,
    forwarded: z.boolean().optional().catch(undefined),
    frequently_forwarded: z.boolean().optional().catch(undefined),
  }),
  sent_from: text,
});
export type MessageDetails = z.infer<typeof Details>;

export const detailsOf = (message: Pick<Message, "metadata">): MessageDetails =>
  Details.catch({}).parse(message.metadata);

/** The message this one answers or reacts to, if it is loaded. */
export function quotedOf(message: Message, loaded: ReadonlyMap<string | null, Message>): Message | undefined {
  const { context, reaction } = detailsOf(message);
  const providerId = reaction?.message_id ?? context?.id;
  return providerId ? loaded.get(providerId) : undefined;
}

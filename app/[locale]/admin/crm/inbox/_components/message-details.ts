import { z } from "zod";
import type { Message } from "@/lib/messaging/schemas";

/** What we show of a provider's extras. Anything may be missing or of another shape, so every part fails alone. */
const Details = z.object({
  media: z
    .object({
      filename: z.string().optional(),
      caption: z.string().optional(),
      voice: z.boolean().optional(),
    })
    .optional()
    .catch(undefined),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  contacts: z
    .array(z.object({ name: z.object({ formatted_name: z.string().optional() }).optional() }))
    .optional()
    .catch(undefined),
  reaction: z.object({ message_id: z.string().optional() }).optional().catch(undefined),
  context: z.object({ id: z.string().optional() }).optional().catch(undefined),
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

import type { WireMessage } from "./wire";

const mediaTypes = ["image", "video", "audio", "document", "sticker"] as const;

/** The words of a message, as far as it has any: its text, caption, chosen answer or emoji. */
export function contentOf(message: WireMessage): string | null {
  switch (message.type) {
    case "text":
      return message.text?.body ?? null;
    case "button":
      return message.button?.text ?? message.button?.payload ?? null;
    case "interactive":
      return interactiveTitle(message.interactive);
    case "reaction":
      return message.reaction?.emoji ?? null;
    default:
      return mediaOf(message)?.caption ?? mediaOf(message)?.filename ?? null;
  }
}

/** What else is worth keeping. Providers send most of it once. */
export function metadataOf(message: WireMessage): Record<string, unknown> {
  const { location, contacts, interactive, reaction, order, system, context, referral, errors } = message;
  const all = {
    media: mediaOf(message),
    location,
    contacts,
    interactive,
    reaction,
    order,
    system,
    context,
    referral,
    errors,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function mediaOf(message: WireMessage) {
  const type = mediaTypes.find((candidate) => candidate === message.type);
  return type ? message[type] : undefined;
}

function interactiveTitle(interactive: WireMessage["interactive"]): string | null {
  for (const reply of [interactive?.button_reply, interactive?.list_reply]) {
    if (reply && typeof reply === "object" && "title" in reply && typeof reply.title === "string")
      return reply.title;
  }
  return null;
}

import type { InboundMedia } from "../../inbound/items";
import { contentTypes, type WireContent, type WireMessage } from "./wire";

const mediaTypes = ["image", "video", "audio", "document", "sticker"] as const;
const fileNameLengthMax = 255;
const mimeTypeLengthMax = 120;

/** The words of a message, as far as it has any: its text, caption, chosen answer or emoji. */
export function contentOf(message: WireContent & { type: string }): string | null {
  switch (message.type) {
    case "text":
      return message.text?.body ?? null;
    case "button":
      return message.button?.text ?? message.button?.payload ?? null;
    case "interactive":
      return interactiveTitle(message.interactive);
    case "reaction":
      return message.reaction?.emoji || null;
    case "order":
      return message.order?.text || null;
    default:
      return mediaOf(message)?.caption ?? mediaOf(message)?.filename ?? null;
  }
}

/** What else is worth keeping. Providers send most of it once. */
export function metadataOf(message: WireMessage & { type: string }): Record<string, unknown> {
  const { location, contacts, interactive, reaction, order, system, context, referral, errors } = message;
  const { button, unsupported, type } = message;
  const isKnown = [...contentTypes, "edit", "revoke", "unsupported"].includes(type);
  const all = {
    media: shown(mediaOf(message)),
    location,
    contacts,
    interactive,
    reaction,
    button,
    order,
    system,
    unsupported,
    context,
    referral,
    errors,
    // A kind that did not exist when this was written: nobody sends it again.
    ...(!isKnown && { raw: message[type] }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The file to fetch, when the message has one. */
export function fileOf(message: WireMessage & { type: string }): InboundMedia | null {
  const media = mediaOf(message);
  if (!media) return null;
  const code = message.errors?.[0]?.code;
  return {
    id: media.id ?? null,
    mime_type: media.mime_type?.slice(0, mimeTypeLengthMax) ?? null,
    file_name: media.filename?.slice(-fileNameLengthMax) ?? null,
    is_voice: media.voice ?? false,
    failure: code === undefined ? null : "provider_lost_it",
  };
}

function mediaOf(message: WireContent) {
  const type = mediaTypes.find((candidate) => candidate === message.type);
  return type ? message[type] : undefined;
}

/** Addresses of files are good for minutes and nobody's business. */
function shown(media: ReturnType<typeof mediaOf>) {
  if (!media) return undefined;
  const { url: _, ...rest } = media;
  return rest;
}

function interactiveTitle(interactive: WireMessage["interactive"]): string | null {
  for (const reply of [interactive?.button_reply, interactive?.list_reply]) {
    if (isObject(reply) && typeof reply.title === "string") return reply.title;
  }
  const form = interactive?.nfm_reply;
  if (!isObject(form)) return null;
  return formAnswers(form.response_json) ?? (typeof form.body === "string" ? form.body : null);
}

/** A form's answers come as JSON inside of JSON, which may be broken; each answer becomes a line. */
function formAnswers(json: unknown): string | null {
  if (typeof json !== "string") return null;
  try {
    const answers: unknown = JSON.parse(json);
    if (!isObject(answers)) return null;
    const lines = Object.entries(answers)
      .filter(([name]) => name !== "flow_token")
      .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
    return lines.join("\n") || null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

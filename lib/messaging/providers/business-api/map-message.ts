import { createHash } from "node:crypto";
import type { InboundMessage } from "../../inbound/items";
import { contentOf, fileOf, metadataOf } from "./content";
import { momentOf } from "./moment";
import { contentTypes, WireCall, WireMessage, type WireValue } from "./wire";

const profileNameLengthMax = 200;

export type Place = { account_id: string | null; business_id: string | null };

/** What a person wrote, or what the business wrote in its phone app. @returns null for what has no person to it. */
export function mapMessage(
  place: Place,
  value: WireValue,
  raw: unknown,
  author: "person" | "business",
): InboundMessage | null {
  const parsed = WireMessage.safeParse(raw);
  // A message to a group is no turn of a dialogue with one person.
  if (!parsed.success || parsed.data.group_id) return null;
  const message = { ...parsed.data, type: parsed.data.type ?? guessType(parsed.data) };
  const person = personOf(value, message, author);
  if (!person.phone && !person.user_id) return null;
  const id = message.id ?? `none.${createHash("sha256").update(JSON.stringify(raw)).digest("hex")}`;
  const inner = message.edit?.message;
  const changed = inner && { ...inner, type: inner.type ?? guessType(inner) };
  return {
    kind: "message",
    key: `message:${id}`,
    ...place,
    from_us: author === "business",
    provider_message_id: id,
    phone: person.phone,
    user_id: person.user_id,
    profile_name: person.profile_name,
    message_type: message.type,
    content: contentOf(changed ?? message),
    refers_to: referenceOf(message),
    occurred_at: momentOf(message.timestamp),
    media: fileOf(message),
    metadata: { ...metadataOf(message), ...(person.about && { person: person.about }) },
  };
}

/** A person rang us on WhatsApp; what became of the call is a notice. */
export function mapCall(place: Place, value: WireValue, raw: unknown): InboundMessage | null {
  const parsed = WireCall.safeParse(raw);
  if (!parsed.success) return null;
  const call = parsed.data;
  const person = personOf(value, call, "person");
  const isTheirs = call.event === "connect" && call.direction !== "BUSINESS_INITIATED";
  if (!isTheirs || (!person.phone && !person.user_id)) return null;
  return {
    kind: "message",
    key: `message:${call.id}`,
    ...place,
    from_us: false,
    provider_message_id: call.id,
    phone: person.phone,
    user_id: person.user_id,
    profile_name: person.profile_name,
    message_type: "call",
    content: null,
    refers_to: null,
    occurred_at: momentOf(call.timestamp),
    media: null,
    metadata: {},
  };
}

/** A message without a type is what its content says. */
const guessType = (message: Record<string, unknown>): string =>
  contentTypes.find((type) => message[type] !== undefined) ?? "unsupported";

const referenceOf = (message: WireMessage): string | null =>
  message.edit?.original_message_id ??
  message.revoke?.original_message_id ??
  message.reaction?.message_id ??
  null;

type Named = Pick<WireMessage, "from" | "from_user_id" | "from_parent_user_id" | "to" | "to_user_id"> & {
  to_parent_user_id?: string;
};

function personOf(value: WireValue, message: Partial<Named>, author: "person" | "business") {
  const isTheirs = author === "person";
  const number = isTheirs ? message.from : message.to;
  const named = isTheirs ? message.from_user_id : message.to_user_id;
  const known = value.contacts ?? [];
  const match = known.find(
    ({ wa_id, user_id }) =>
      (wa_id !== undefined && wa_id === number) || (user_id !== undefined && user_id === named),
  );
  // Echoes name nobody by the number they were written to, and a message may come without its author.
  const isAlone = known.length === 1 && (!isTheirs || (!phoneOf(number) && named === undefined));
  const person = match ?? (isAlone ? known[0] : undefined);
  const user_id = named ?? person?.user_id ?? null;
  const { name, username } = person?.profile ?? {};
  const parent =
    (isTheirs ? message.from_parent_user_id : message.to_parent_user_id) ?? person?.parent_user_id;
  const about = { ...(username && { username }), ...(parent && { parent_user_id: parent }) };
  return {
    phone: phoneOf(match ? number : (person?.wa_id ?? number)) ?? phoneOf(person?.wa_id) ?? null,
    user_id,
    profile_name: (name ?? username)?.slice(0, profileNameLengthMax) ?? null,
    about: Object.keys(about).length > 0 ? about : null,
  };
}

/** E.164 has at most fifteen digits. What is no number must not be matched as one: all such people would be the same. */
const phoneOf = (text: string | undefined): string | null =>
  text && /^\+?\d{5,15}$/.test(text) ? text : null;

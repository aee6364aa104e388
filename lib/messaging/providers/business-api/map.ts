import { createHash } from "node:crypto";
import type { InboundItem, InboundMessage, InboundNotice, InboundStatus } from "../../inbound/items";
import { contentOf, metadataOf } from "./content";
import { WireDelivery, WireMessage, WireStatus, WireValue } from "./wire";

const profileNameLengthMax = 200;
const clockSkewMaxMs = 3_600_000;

/**
 * Meta's delivery as items of ours. Pure. One delivery may hold several entries, changes, messages and statuses.
 * @throws ZodError when the body is no delivery at all.
 */
export function mapDelivery(body: unknown): InboundItem[] {
  return WireDelivery.parse(body).entry.flatMap((entry) =>
    entry.changes.flatMap(({ field, value }) => mapChange(entry.id ?? null, field ?? "unknown", value)),
  );
}

function mapChange(businessId: string | null, field: string, raw: unknown): InboundItem[] {
  const parsed = WireValue.safeParse(raw);
  const value = parsed.success ? parsed.data : {};
  const accountId = value.metadata?.phone_number_id ?? null;
  const notice = (topic: string, content: unknown): InboundNotice => ({
    kind: "notice",
    key: `notice:${createHash("sha256")
      .update(JSON.stringify([businessId, topic, content]))
      .digest("hex")}`,
    account_id: accountId,
    business_id: businessId,
    topic,
    raw: content,
  });
  if (field !== "messages" || !accountId) return [notice(field, raw ?? null)];
  const items = [
    ...(value.messages ?? []).map(
      (message) => mapMessage(accountId, value, message) ?? notice("message", message),
    ),
    ...(value.statuses ?? []).map((status) => mapStatus(accountId, status) ?? notice("status", status)),
  ];
  return items.length > 0 ? items : [notice(field, raw)];
}

function mapMessage(accountId: string, value: WireValue, raw: unknown): InboundMessage | null {
  const parsed = WireMessage.safeParse(raw);
  if (!parsed.success) return null;
  const message = parsed.data;
  const person = value.contacts?.find(
    ({ wa_id, user_id }) =>
      (wa_id !== undefined && wa_id === message.from) ||
      (user_id !== undefined && user_id === message.from_user_id),
  );
  const phone = phoneOf(message.from) ?? phoneOf(person?.wa_id);
  const userId = message.from_user_id ?? person?.user_id ?? null;
  if (!phone && !userId) return null;
  return {
    kind: "message",
    key: `message:${message.id}`,
    account_id: accountId,
    provider_message_id: message.id,
    phone,
    user_id: userId,
    profile_name:
      (person?.profile?.name ?? person?.profile?.username)?.slice(0, profileNameLengthMax) ?? null,
    message_type: message.type,
    content: contentOf(message),
    occurred_at: fromUnixSeconds(message.timestamp),
    metadata: metadataOf(message),
  };
}

/** E.164 has at most fifteen digits. What is no number must not be matched as one: all such people would be the same. */
const phoneOf = (text: string | undefined): string | null =>
  text && /^\+?\d{5,15}$/.test(text) ? text : null;

/** `played` is what voice notes report instead of `read`. */
const statusOf = new Map<string, InboundStatus["status"]>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

function mapStatus(accountId: string, raw: unknown): InboundStatus | null {
  const parsed = WireStatus.safeParse(raw);
  const status = parsed.success ? statusOf.get(parsed.data.status) : undefined;
  if (!parsed.success || !status) return null;
  const { id, timestamp, biz_opaque_callback_data, errors } = parsed.data;
  const error = errors?.[0];
  return {
    kind: "status",
    key: `status:${id}:${parsed.data.status}`,
    account_id: accountId,
    provider_message_id: id,
    reference: biz_opaque_callback_data ?? null,
    status,
    occurred_at: fromUnixSeconds(timestamp),
    failure:
      status === "failed"
        ? {
            code: String(error?.code ?? "unknown"),
            detail: error?.error_data?.details ?? error?.message ?? error?.title,
          }
        : null,
  };
}

/** A time that is none, or one that has not come yet, would stay the newest of its thread for ever. */
function fromUnixSeconds(text: string): string {
  const atMs = Number(text) * 1_000;
  const isSane = atMs > 0 && atMs < Date.now() + clockSkewMaxMs;
  return new Date(isSane ? atMs : Date.now()).toISOString();
}

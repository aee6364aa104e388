import { createHash } from "node:crypto";
import type { InboundItem, InboundNotice, InboundStatus } from "../../inbound/items";
import { mapCall, mapMessage, type Place } from "./map-message";
import { momentOf } from "./moment";
import { WireDelivery, WireStatus, WireValue } from "./wire";

/**
 * Meta's delivery as items of ours. Pure. One delivery may hold several entries, changes, messages and statuses; what
 * none of them fits becomes a notice, so nothing of it is lost.
 *
 * @throws ZodError when the body is no delivery at all.
 */
export function mapDelivery(body: unknown): InboundItem[] {
  return WireDelivery.parse(body).entry.flatMap((entry) =>
    entry.changes.flatMap(({ field, value }) => mapChange(entry.id ?? null, field ?? "messages", value)),
  );
}

function mapChange(businessId: string | null, field: string, raw: unknown): InboundItem[] {
  const parsed = WireValue.safeParse(raw);
  const value = parsed.success ? parsed.data : {};
  const place = { account_id: value.metadata?.phone_number_id ?? null, business_id: businessId };
  const notice = (topic: string, content: unknown): InboundNotice => ({
    kind: "notice",
    key: `notice:${createHash("sha256")
      .update(JSON.stringify([businessId, topic, content]))
      .digest("hex")}`,
    ...place,
    topic,
    raw: content,
  });
  const each = <T>(list: unknown[] | undefined, topic: string, map: (one: unknown) => T | null) =>
    (list ?? []).map((one) => map(one) ?? notice(topic, one));
  const items = [
    ...each(value.messages, "message", (one) => mapMessage(place, value, one, "person")),
    ...each(value.message_echoes, "echo", (one) => mapMessage(place, value, one, "business")),
    ...each(value.calls, "call", (one) => mapCall(place, value, one)),
    ...each(value.statuses, "status", (one) => mapStatus(place, one)),
  ];
  return items.length > 0 ? items : [notice(field, raw ?? null)];
}

/** `played` is what voice notes report instead of `read`. */
const statusOf = new Map<string, InboundStatus["status"]>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

function mapStatus(place: Place, raw: unknown): InboundStatus | null {
  const parsed = WireStatus.safeParse(raw);
  const status = parsed.success ? statusOf.get(parsed.data.status) : undefined;
  if (!parsed.success || !status) return null;
  const { id, timestamp, biz_opaque_callback_data, errors, pricing } = parsed.data;
  const error = errors?.[0];
  return {
    kind: "status",
    key: `status:${id}:${parsed.data.status}`,
    ...place,
    provider_message_id: id,
    reference: biz_opaque_callback_data ?? null,
    status,
    occurred_at: momentOf(timestamp),
    failure:
      status === "failed"
        ? {
            code: String(error?.code ?? "unknown"),
            detail: error?.error_data?.details ?? error?.message ?? error?.title,
          }
        : null,
    pricing: pricing ?? null,
  };
}

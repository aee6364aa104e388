import { and, eq, inArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { inbound_events, whatsapp_configs } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { transact } from "@/lib/unit";
import { accountOf, activeConfig } from "../account";
import { providerOf, type MessagingProvider } from "../providers";
import type { InboundItem } from "./items";

/**
 * A delivery of the organization's WhatsApp: verified on its raw bytes, stored under unique keys together with the
 * event that starts its processing, and only then answered. A replay stores nothing and starts nothing.
 *
 * @returns how many of its items are new.
 * @throws AppError `unauthenticated` (signature), `invalid` (no delivery), `forbidden` (another organization's account).
 */
export function acceptDelivery(
  ctx: Ctx,
  delivery: { rawBody: Uint8Array; headers: Headers },
): Promise<{ stored: number }> {
  return transact(ctx, async ({ db, emit }) => {
    const config = await activeConfig(db);
    if (!config) throw new AppError("unauthenticated");
    const provider = providerOf(config.provider_type);
    if (!provider.verify(delivery.rawBody, delivery.headers, accountOf(config))) throw new AppError("unauthenticated");
    const items = parse(provider, delivery.rawBody);
    await assertOwnAccounts(db, items);
    const ids = await store(db, provider.type, items);
    if (ids.length > 0) await emit("whatsapp/delivery.received", { inbound_event_ids: ids });
    return { stored: ids.length };
  });
}

function parse(provider: MessagingProvider, rawBody: Uint8Array): InboundItem[] {
  try {
    return provider.parse(JSON.parse(new TextDecoder().decode(rawBody)));
  } catch (cause) {
    throw new AppError("invalid", { message: "not_a_delivery", cause });
  }
}

/** The tenant comes from the verified account id; a path that names another organization is refused as a whole. */
async function assertOwnAccounts(db: OrgDb, items: InboundItem[]): Promise<void> {
  const known = await db.tx
    .select({ phone: whatsapp_configs.business_phone_id, business: whatsapp_configs.business_account_id })
    .from(whatsapp_configs)
    .where(db.in(whatsapp_configs));
  const own = items.every((item) =>
    item.account_id
      ? known.some(({ phone }) => phone === item.account_id)
      : item.kind === "notice" && known.some(({ business }) => !business || business === item.business_id),
  );
  if (!own) throw new AppError("forbidden", { message: "foreign_account" });
}

async function store(db: OrgDb, provider: string, items: InboundItem[]): Promise<string[]> {
  const unique = new Map(items.map((item) => [item.key, item]));
  if (unique.size === 0) return [];
  const rows = await db.tx
    .insert(inbound_events)
    .values(
      [...unique.values()].map((payload) => ({
        id: newId(),
        organization_id: db.orgId,
        provider,
        event_key: payload.key,
        payload,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: inbound_events.id });
  return rows.map(({ id }) => id);
}

/** Items that are still to be processed, locked so that two workers do not take the same one. */
export function waitingEvents(db: OrgDb, ids: string[]) {
  return db.tx
    .select({ id: inbound_events.id })
    .from(inbound_events)
    .where(db.in(inbound_events, and(inArray(inbound_events.id, ids), eq(inbound_events.status, "received"))));
}

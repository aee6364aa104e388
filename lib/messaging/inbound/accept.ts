import type { OrgDb } from "@/db/org";
import { inbound_events, whatsapp_configs } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { transact } from "@/lib/unit";
import { appSecretOf, type WhatsAppConfig } from "../account";
import { providerOf, type MessagingProvider } from "../providers";
import type { InboundItem } from "./items";
import { processInbound } from "./process";
import { storable } from "./storable";

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
    const configs = await db.tx.select().from(whatsapp_configs).where(db.in(whatsapp_configs));
    const signer = configs.find((config) => isSignedFor(config, delivery));
    if (!signer) throw new AppError("unauthenticated");
    const provider = providerOf(signer.provider_type);
    const items = parse(provider, delivery.rawBody);
    assertOwnAccounts(configs, items);
    const ids = await store(db, provider.type, items);
    if (ids.length > 0) {
      const input = { inbound_event_ids: ids };
      await emit("whatsapp/delivery.received", input, (job) => processInbound.execute(job, input));
    }
    return { stored: ids.length };
  });
}

/** Also by a former connection, whose app may have another secret: its last statuses are still under way. */
const isSignedFor = (
  config: WhatsAppConfig,
  { rawBody, headers }: { rawBody: Uint8Array; headers: Headers },
): boolean => providerOf(config.provider_type).verify(rawBody, headers, { appSecret: appSecretOf(config) });

function parse(provider: MessagingProvider, rawBody: Uint8Array): InboundItem[] {
  try {
    return provider.parse(storable(JSON.parse(new TextDecoder().decode(rawBody))));
  } catch (cause) {
    throw new AppError("invalid", { message: "not_a_delivery", cause });
  }
}

/** The tenant comes from the verified account id; a path that names another organization is refused as a whole. */
function assertOwnAccounts(configs: WhatsAppConfig[], items: InboundItem[]): void {
  const own = items.every((item) =>
    item.account_id
      ? configs.some(({ business_phone_id }) => business_phone_id === item.account_id)
      : item.kind === "notice" &&
        configs.some(({ business_account_id: id }) => !id || id === item.business_id),
  );
  if (!own) throw new AppError("forbidden", { message: "foreign_account" });
}

async function store(db: OrgDb, provider: string, items: InboundItem[]): Promise<string[]> {
  const unique = new Map(items.map((item) => [item.key, item]));
  if (unique.size === 0) return [];
  const received = [...unique.values()].map((payload) => ({ id: newId(), payload }));
  // Two deliveries with the same items in another order would otherwise wait for each other.
  received.sort((a, b) => (a.payload.key < b.payload.key ? -1 : 1));
  const rows = await db.tx
    .insert(inbound_events)
    .values(
      received.map(({ id, payload }) => ({
        id,
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

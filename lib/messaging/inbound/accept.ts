import type { OrgDb } from "@/db/org";
import { inbound_events, whatsapp_configs } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { transact, type Unit } from "@/lib/unit";
import { appSecretOf, type WhatsAppConfig } from "../account";
import { providerOf, type MessagingProvider } from "../providers";
import { applyStatus } from "./apply-status";
import type { InboundItem } from "./items";
import { processItems } from "./process";
import type { Answer } from "./insert-message";
import { storable } from "./storable";

/**
 * A delivery of the organization's WhatsApp: verified on its raw bytes, stored under unique keys together with the
 * event that starts its processing, and only then answered. A replay stores nothing and starts nothing. A single
 * report, which is most of what comes, is applied at once: two statements instead of a transaction of its own.
 *
 * @param answer makes the agent's turn in this process; without it the job engine does.
 * @returns how many of its items are new.
 * @throws AppError `unauthenticated` (signature), `invalid` (no delivery), `forbidden` (another organization's account).
 */
export async function acceptDelivery(
  ctx: Ctx,
  delivery: SignedDelivery,
  answer?: Answer,
): Promise<{ stored: number }> {
  try {
    return await transact(ctx, (unit) => accept(unit, delivery, { answer, appliesReports: true }));
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A report that cannot be applied now must not cost the delivery: it is stored, and worked off with retries.
    log.warn({ err: error, organization_id: ctx.org.id }, "delivery is stored without being applied");
    return transact(ctx, (unit) => accept(unit, delivery, { answer, appliesReports: false }));
  }
}

type SignedDelivery = { rawBody: Uint8Array; headers: Headers };

async function accept(
  unit: Unit,
  delivery: SignedDelivery,
  { answer, appliesReports }: { answer?: Answer; appliesReports: boolean },
): Promise<{ stored: number }> {
  const { db, emit } = unit;
  const configs = await db.tx.select().from(whatsapp_configs).where(db.in(whatsapp_configs));
  const signer = configs.find((config) => isSignedFor(config, delivery));
  if (!signer) throw new AppError("unauthenticated");
  const provider = providerOf(signer.provider_type);
  const items = parse(provider, delivery.rawBody);
  assertOwnAccounts(configs, items);
  const [only] = items;
  if (appliesReports && items.length === 1 && only?.kind === "status") {
    const [id] = await store(db, provider.type, items, "processed");
    if (id) await applyStatus(unit, provider.type, only);
    return { stored: id ? 1 : 0 };
  }
  const ids = await store(db, provider.type, items, "received");
  if (ids.length > 0) {
    await emit("whatsapp/delivery.received", { inbound_event_ids: ids }, (job) =>
      processItems(job, ids, answer),
    );
  }
  return { stored: ids.length };
}

/** Also by a former connection, whose app may have another secret: its last statuses are still under way. */
const isSignedFor = (config: WhatsAppConfig, { rawBody, headers }: SignedDelivery): boolean =>
  providerOf(config.provider_type).verify(rawBody, headers, { appSecret: appSecretOf(config) });

function parse(provider: MessagingProvider, rawBody: Uint8Array): InboundItem[] {
  try {
    return provider.parse(storable(JSON.parse(new TextDecoder().decode(rawBody), exactly)));
  } catch (cause) {
    throw new AppError("invalid", { message: "not_a_delivery", cause });
  }
}

/** Some ids are numbers that a double cannot hold; those stay the text they were. */
const exactly = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? String(value))
    : value;

/**
 * The tenant comes from the verified account id; a path that names another organization is refused as a whole. Where
 * no account is named, nothing contradicts the organization whose secret has signed it.
 */
function assertOwnAccounts(configs: WhatsAppConfig[], items: InboundItem[]): void {
  const own = items.every(({ account_id, business_id }) =>
    account_id
      ? configs.some(({ business_phone_id }) => business_phone_id === account_id)
      : configs.some(({ business_account_id: id }) => !id || !business_id || id === business_id),
  );
  if (!own) throw new AppError("forbidden", { message: "foreign_account" });
}

async function store(
  db: OrgDb,
  provider: string,
  items: InboundItem[],
  status: "received" | "processed",
): Promise<string[]> {
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
        status,
        ...(status === "processed" && { processed_at: new Date().toISOString() }),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: inbound_events.id });
  return rows.map(({ id }) => id);
}

import { asc, eq, gt, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { OrgDb } from "@/db/org";
import { contact_identities, conversations, messages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { accountOf, activeConfig } from "../account";
import { ProviderError, providerOf, type MessagingAccount } from "../providers";
import type { MessageRow } from "../message";
import { contentFor, fileOf, repliesTo, type MessageFile } from "./content";

const attemptsMax = 8;
/**
 * A send that has not been recorded for so long was cut off; until then its conversation waits, to keep the order.
 * Twice the provider's time-out.
 */
export const sendingLeaseSeconds = 30;
/** Often enough to carry on soon after the provider's status settles it, rarely enough for one job's retries. */
const busyRetrySeconds = 3;

export type Delivery =
  { outcome: "idle" | "sent" | "failed" | "unknown" } | { outcome: "wait"; retry_after_seconds: number };

/**
 * Sends the oldest waiting message of a conversation. The claim is committed before the provider is called and its
 * answer recorded after, so a crash in between leaves `sending`, which becomes `unknown` and is never sent again
 * blindly: the provider's status, which carries our message id, settles it.
 */
export const deliverNext = defineOperation({
  name: "message.deliver",
  permission: "conversations.reply",
  input: z.object({ conversation_id: z.uuid() }),
  async run(ctx, { conversation_id }): Promise<Delivery> {
    const claim = await transact(ctx, (unit) => claimOldest(unit, conversation_id));
    return isClaim(claim) ? (await deliver(ctx, claim)).delivery : claim;
  },
});

/**
 * Sends what waits in a conversation, oldest first, for as long as the provider takes it.
 *
 * @throws Error when something still waits and has to be tried later.
 */
export async function deliverWaiting(ctx: Ctx, conversationId: string): Promise<void> {
  let next: Claim | Delivery = await transact(ctx, (unit) => claimOldest(unit, conversationId));
  while (isClaim(next)) {
    const { delivery, waiting } = await deliver(ctx, next);
    if (delivery.outcome === "sent" && !waiting) return;
    next =
      delivery.outcome === "wait"
        ? delivery
        : await transact(ctx, (unit) => claimOldest(unit, conversationId));
  }
  if (next.outcome === "wait") throw new Error("the conversation's messages have to wait");
}

/** `waiting`: whether the conversation has more to send. */
async function deliver(
  ctx: Ctx,
  { message, account, address, file }: Claim,
): Promise<{ delivery: Delivery; waiting?: boolean }> {
  try {
    if (!account) throw new ProviderError("no connection", { retry: "never", vendorCode: "not_connected" });
    if (!address) throw new ProviderError("no address", { retry: "never", vendorCode: "no_address" });
    const { providerMessageId } = await providerOf(message.provider_type).send(account, {
      to: address,
      reference: message.id,
      repliesTo: repliesTo(message),
      content: contentFor(message, file),
    });
    return { delivery: { outcome: "sent" }, waiting: await recordAccepted(ctx, message, providerMessageId) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { delivery: await settle(ctx, message, error) };
  }
}

type Claim = {
  message: MessageRow;
  account: MessagingAccount | null;
  address: string | null;
  file: MessageFile | undefined;
};

const isClaim = (next: Claim | Delivery): next is Claim => "message" in next;

async function claimOldest({ db }: Unit, conversationId: string): Promise<Claim | Delivery> {
  const conversation = await db.lock(conversations, conversationId);
  if (!conversation) return { outcome: "idle" };
  const [inFlight, oldest, address, config] = await Promise.all([
    findInFlight(db, conversationId),
    findOldest(db, conversationId),
    findAddress(db, conversation.contact_id),
    activeConfig(db),
  ]);
  if (inFlight) return { outcome: "wait", retry_after_seconds: busyRetrySeconds };
  if (!oldest) return { outcome: "idle" };
  // Every message has a job of its own, and each of them would ask the provider again at once.
  if (oldest.wait_seconds && oldest.wait_seconds > 0)
    return { outcome: "wait", retry_after_seconds: oldest.wait_seconds };
  const [message] = await db.update(
    messages,
    { status: "sending", attempts: sql`${messages.attempts} + 1`, to_number: address },
    eq(messages.id, oldest.id),
  );
  if (!message) return { outcome: "idle" };
  const file = await fileOf(db, message);
  return { message, account: config ? accountOf(config) : null, address, file };
}

const findInFlight = (db: OrgDb, conversationId: string): Promise<MessageRow | undefined> =>
  db.find(
    messages,
    eq(messages.conversation_id, conversationId),
    eq(messages.status, "sending"),
    isNull(messages.provider_message_id),
    gt(messages.updated_at, sql`now() - make_interval(secs => ${sendingLeaseSeconds})`),
  );

async function findOldest(db: OrgDb, conversationId: string) {
  const [oldest] = await db.tx
    .select({
      id: messages.id,
      wait_seconds: sql<number | null>`ceil(extract(epoch from ${retryAt} - now()))::int`,
    })
    .from(messages)
    .where(db.in(messages, eq(messages.conversation_id, conversationId), eq(messages.status, "pending")))
    .orderBy(asc(messages.occurred_at), asc(messages.id))
    .limit(1);
  return oldest;
}

/** What the provider calls the person now; the phone before a user id. */
async function findAddress(db: OrgDb, contactId: string): Promise<string | null> {
  const [identity] = await db.tx
    .select({ address: contact_identities.address })
    .from(contact_identities)
    .where(
      db.in(
        contact_identities,
        eq(contact_identities.contact_id, contactId),
        ne(contact_identities.channel, "email"),
        isNotNull(contact_identities.address),
      ),
    )
    .orderBy(asc(contact_identities.channel), asc(contact_identities.created_at))
    .limit(1);
  return identity?.address ?? null;
}

/** When a message that was put off may be tried again; null for all others. */
export const retryAt = sql`(${messages.metadata}->>'retry_at')::timestamptz`;

/**
 * Accepted is not sent: the status stays `sending` until the provider reports. It may have reported already.
 *
 * @returns whether more waits. Messages queued after this look have jobs of their own.
 */
function recordAccepted(ctx: Ctx, message: MessageRow, providerMessageId: string): Promise<boolean> {
  return transact(ctx, async ({ db }) => {
    const [oldest] = await Promise.all([
      findOldest(db, message.conversation_id),
      db.update(
        messages,
        { provider_message_id: providerMessageId },
        sql`${messages.id} = ${message.id} and ${messages.provider_message_id} is null`,
      ),
    ]);
    return oldest !== undefined;
  });
}

async function settle(ctx: Ctx, message: MessageRow, error: ProviderError): Promise<Delivery> {
  const retry = error.retry === "later" && message.attempts >= attemptsMax ? "never" : error.retry;
  const status = { later: "pending", never: "failed", unknown: "unknown" }[retry];
  const retrySeconds = error.retryAfterSeconds ?? 2 ** Math.min(message.attempts, 6);
  log.warn(
    { organization_id: ctx.org.id, message_id: message.id, vendor_code: error.vendorCode, status },
    "message was not accepted",
  );
  await transact(ctx, async ({ db, publish }) => {
    const [changed] = await db.update(
      messages,
      {
        status,
        failure: status === "failed" ? { code: error.vendorCode, detail: error.message } : null,
        ...(retry === "later" && {
          metadata: sql`${messages.metadata} || jsonb_build_object('retry_at', now() + make_interval(secs => ${retrySeconds}))`,
        }),
      },
      // A large file may take longer than the lease; that it was refused is certain all the same.
      sql`${messages.id} = ${message.id} and ${messages.status} in ('sending','unknown') and ${messages.attempts} = ${message.attempts}`,
    );
    const conversation = changed && (await db.byId(conversations, changed.conversation_id));
    if (!conversation) return;
    publish({
      event: "message.changed",
      data: { conversation_id: conversation.id, message_id: message.id },
      audience: { assigned_to: conversation.assigned_to },
    });
  });
  if (retry !== "later") return { outcome: retry === "never" ? "failed" : "unknown" };
  return { outcome: "wait", retry_after_seconds: retrySeconds };
}

import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { conversations, message_media, messages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import {
  contentTypeOf,
  keepBytes,
  pictureHeaderBytes,
  pictureSizeOf,
  registerFile,
  removeBytes,
  startOf,
  type Kept,
} from "@/lib/storage";
import { read, transact } from "@/lib/unit";
import { accountOf, activeConfig } from "../account";
import { ProviderError, providerOf, type MessagingAccount } from "../providers";
import { isMediaKind, mediaBytesMax } from "./kinds";

const attemptsMax = 6;

/**
 * The bytes of a message's file, from the provider into our storage. Safe to run twice; what is stored is left alone.
 *
 * @throws Error when it should be tried again.
 */
export const fetchMessageMedia = defineOperation({
  name: "message.fetch_media",
  permission: "conversations.reply",
  input: z.object({ message_id: z.uuid() }),
  async run(ctx, { message_id }) {
    const wanted = await findWanted(ctx, message_id);
    if (!wanted) return {};
    let kept: Kept | undefined;
    try {
      const { media, account, provider } = wanted;
      if (!account || !media.provider_media_id) throw gone("not_connected");
      const file = await providerOf(provider).media.open(account, media.provider_media_id);
      kept = await keepBytes(ctx.org.id, file.bytes, {
        contentType: "application/octet-stream",
        bytesMax: isMediaKind(media.kind) ? mediaBytesMax[media.kind] : mediaBytesMax.document,
      });
      if (!isWhole(kept, wanted.sha256))
        throw new ProviderError("cut short", { retry: "later", vendorCode: "damaged" });
      await save(ctx, wanted, kept, file.contentType ?? media.mime_type);
    } catch (error) {
      if (kept) await removeBytes(kept.storage_key);
      await noteFailure(ctx, wanted, error);
    }
    return {};
  },
});

type Wanted = NonNullable<Awaited<ReturnType<typeof findWanted>>>;

const findWanted = (ctx: Ctx, message_id: string) =>
  read(ctx, async (db) => {
    const media = await db.find(message_media, eq(message_media.message_id, message_id));
    const message = media?.status === "pending" ? await db.byId(messages, message_id) : undefined;
    if (!media || !message || message.revoked_at) return null;
    const config = await activeConfig(db);
    const account: MessagingAccount | null =
      config?.provider_type === message.provider_type ? accountOf(config) : null;
    const said = message.metadata.media as { sha256?: unknown } | undefined;
    return { media, message, account, provider: message.provider_type, sha256: said?.sha256 };
  });

/** The provider's hash, where it is one. */
function isWhole(kept: Kept, said: unknown): boolean {
  const expected = typeof said === "string" ? Buffer.from(said, "base64") : null;
  return expected?.length !== 32 || expected.toString("hex") === kept.sha256;
}

async function save(
  ctx: Ctx,
  { media, message }: Wanted,
  kept: Kept,
  declared: string | null,
): Promise<void> {
  const start = await startOf(kept, pictureHeaderBytes);
  const content_type = contentTypeOf(start, declared);
  const isTaken = await transact(ctx, async (unit) => {
    const file = await registerFile(ctx, unit, kept, {
      purpose: "message",
      file_name: media.file_name ?? `${media.kind}-${message.id.slice(-8)}`,
      content_type,
    });
    const [stored] = await unit.db.update(
      message_media,
      { status: "stored", failure: null, file_id: file.id, ...pictureSizeOf(start, content_type) },
      sql`${message_media.id} = ${media.id} and ${message_media.status} = 'pending'`,
    );
    // Somebody else was faster, or the message was taken back.
    if (!stored) throw new Superseded();
    await tell(unit, message);
  }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Superseded) return false;
      throw error;
    },
  );
  if (!isTaken) await removeBytes(kept.storage_key);
}

class Superseded extends Error {}

const gone = (vendorCode: string) => new ProviderError("cannot be fetched", { retry: "never", vendorCode });

async function noteFailure(ctx: Ctx, { media, message }: Wanted, error: unknown): Promise<void> {
  const isTooLarge = error instanceof AppError && error.code === "payload_too_large";
  const isFinal = isTooLarge || (error instanceof ProviderError && error.retry === "never");
  const failure = isTooLarge ? "too_large" : error instanceof ProviderError ? error.vendorCode : "storage";
  const isOver = isFinal || media.attempts + 1 >= attemptsMax;
  log.warn(
    { err: error, organization_id: ctx.org.id, message_id: message.id, vendor_code: failure },
    "a message's file was not fetched",
  );
  await transact(ctx, async (unit) => {
    await unit.db.update(
      message_media,
      {
        attempts: sql`${message_media.attempts} + 1`,
        failure: failure.slice(0, 60),
        status: isOver ? "failed" : "pending",
      },
      sql`${message_media.id} = ${media.id} and ${message_media.status} = 'pending'`,
    );
    if (isOver) await tell(unit, message);
  });
  if (!isOver) throw error;
}

async function tell(unit: Parameters<Parameters<typeof transact>[1]>[0], message: Wanted["message"]) {
  const conversation = await unit.db.byId(conversations, message.conversation_id);
  unit.publish({
    event: "message.changed",
    data: { conversation_id: message.conversation_id, message_id: message.id },
    audience: { assigned_to: conversation?.assigned_to ?? null },
  });
}

import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import type { InferSelectModel } from "drizzle-orm";
import { stored_files } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { storage } from "./storage";

export type StoredFile = InferSelectModel<typeof stored_files>;

/** Bytes that are kept, but known to nobody yet. */
export type Kept = { storage_key: string; size_bytes: number; sha256: string };

/**
 * Keeps a stream, outside of any transaction: a slow sender must not hold a connection.
 *
 * @throws AppError `payload_too_large`; nothing is left behind then.
 */
export async function keepBytes(
  orgId: string,
  bytes: Readable,
  { contentType, bytesMax }: { contentType: string; bytesMax: number },
): Promise<Kept> {
  const storage_key = `${orgId}/${randomBytes(16).toString("hex")}`;
  const hash = createHash("sha256");
  let size = 0;
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > bytesMax) return done(new AppError("payload_too_large"));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  bytes.on("error", (error) => meter.destroy(error));
  // It may break before the storage listens; the storage then finds it broken.
  meter.on("error", () => undefined);
  try {
    await storage().put(storage_key, bytes.pipe(meter), { contentType });
  } catch (error) {
    bytes.destroy();
    throw error;
  }
  return { storage_key, size_bytes: size, sha256: hash.digest("hex") };
}

/** The row of kept bytes; from now on they are a file. */
export function registerFile(
  ctx: Ctx,
  { db }: Unit,
  kept: Kept,
  about: { purpose: string; file_name: string; content_type: string; expiresInHours?: number },
): Promise<StoredFile> {
  const { expiresInHours, file_name, ...rest } = about;
  return db.insert(stored_files, {
    ...kept,
    ...rest,
    file_name: file_name.slice(0, 255),
    created_by: actorUserId(ctx.actor),
    expires_at: expiresInHours ? new Date(Date.now() + expiresInHours * 3_600_000).toISOString() : null,
  });
}

/** @param part the first and the last byte to read; the whole file without it. */
export const openFile = (
  file: Pick<StoredFile, "storage_key">,
  part?: { start: number; end: number },
): Promise<Readable> => storage().open(file.storage_key, part);

export const removeBytes = (key: string): Promise<void> => storage().remove(key);

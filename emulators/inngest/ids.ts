import { createHash, randomBytes } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID, as Inngest gives to runs, requests and events. `entropy` makes it reproducible. */
export function ulid(timeMs = Date.now(), entropy: Uint8Array = randomBytes(10)): string {
  let value = BigInt(timeMs);
  for (const byte of entropy.subarray(0, 10)) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = crockford[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}

/**
 * The SDK repeats a failed send with the same `x-inngest-event-id-seed` (`<ms>,<base64>`), and ids derived
 * from the seed are what keeps such a repeat from running everything twice.
 */
export function seededEventId(seed: string | undefined, index: number): string {
  const [time, entropy] = (seed ?? "").split(",");
  const timeMs = Number(time);
  if (!entropy || !Number.isSafeInteger(timeMs) || timeMs <= 0) return ulid();
  return ulid(timeMs, createHash("sha256").update(`${entropy}:${index}`).digest());
}

/** Inngest names functions by UUID on the wire; ours is derived from the slug, so it survives restarts. */
export function functionUuid(slug: string): string {
  const hex = createHash("sha1").update(`inngest-local:${slug}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Short stable digest for keys built from event data. */
export const digest = (text: string) => createHash("sha1").update(text).digest("hex").slice(0, 20);

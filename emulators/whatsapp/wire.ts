import { createHmac, randomBytes } from "node:crypto";

/**
 * The bytes Meta would put on the wire. Meta escapes everything outside ASCII as `\uXXXX`, so a receiver that
 * verifies re-serialised JSON instead of the raw bytes fails on the first accented letter.
 */
export function serialize(body: unknown): Buffer {
  const escaped = JSON.stringify(body).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return Buffer.from(escaped, "ascii");
}

/** Value of the `X-Hub-Signature-256` header for these raw bytes. */
export function sign(rawBody: string | Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(rawBody).digest("hex")}`;
}

/**
 * A message id in Meta's form. Like the real one it holds the other party's phone number in base64,
 * which is why a wamid is personal data.
 */
export function newWamid(waId = "5511900000000", direction: "inbound" | "outbound" = "inbound"): string {
  const number = Buffer.from(waId, "ascii");
  const random = direction === "inbound" ? `3A${randomHex(18)}` : randomHex(18); // Phones start theirs with 3A, the platform does not.
  return `wamid.${Buffer.concat([
    Buffer.from([0x1c, 0x18, number.length]),
    number,
    Buffer.from([0x15, 0x02, 0x00, direction === "inbound" ? 0x12 : 0x11, 0x18, random.length]),
    Buffer.from(random, "ascii"),
    Buffer.from([0x00]),
  ]).toString("base64")}`;
}

/** A Graph object id: digits only, by default beyond 2^53 like many of Meta's. */
export function newGraphId(length = 17): string {
  const digits = Array.from(randomBytes(length - 1), (byte) => byte % 10).join("");
  return `1${digits}`;
}

/** `+55 (11) 98765-4321` → `5511987654321`. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, "");
}

const randomHex = (length: number) => randomBytes(length).toString("hex").slice(0, length).toUpperCase();

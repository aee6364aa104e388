import { createHmac, timingSafeEqual } from "node:crypto";

export const hmacSha256Hex = (secret: string, data: string | Uint8Array): string =>
  createHmac("sha256", secret).update(data).digest("hex");

/** Equal length first: `timingSafeEqual` throws on unequal ones, and a length is no secret. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

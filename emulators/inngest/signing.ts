import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** JSON Canonicalization Scheme (RFC 8785): the form both sides sign. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** The `X-Inngest-Signature` header for a body that is already canonical. */
export function signatureHeader(canonicalBody: string, signingKey: string, nowMs = Date.now()): string {
  const timestamp = Math.floor(nowMs / 1_000).toString();
  const hmac = createHmac("sha256", withoutPrefix(signingKey)).update(canonicalBody).update(timestamp);
  return `t=${timestamp}&s=${hmac.digest("hex")}`;
}

/** What the SDK sends as bearer: the prefix stays, the rest is the SHA-256 of the key's bytes. */
export function hashedSigningKey(signingKey: string): string {
  const prefix = signingKey.slice(0, signingKey.length - withoutPrefix(signingKey).length);
  return (
    prefix +
    createHash("sha256")
      .update(Buffer.from(withoutPrefix(signingKey), "hex"))
      .digest("hex")
  );
}

/** True when the request's bearer token is the hash of our signing key. */
export function bearerMatches(authorization: string | undefined, signingKey: string): boolean {
  const given = Buffer.from(authorization ?? "");
  const wanted = Buffer.from(`Bearer ${hashedSigningKey(signingKey)}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const withoutPrefix = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** Where a secret lives. Bound into the ciphertext, so that a copy in another row or organization does not open. */
export type SecretPlace = { organization_id: string; table: string; row_id: string; column: string };

/**
 * Envelope encryption: a fresh data key encrypts the secret, the environment's first key encrypts the data key.
 * Rotation adds a key in front; values name the key they were wrapped with.
 */
export function encryptSecret(secret: string, place: SecretPlace): string {
  const [key] = env().ENCRYPTION_KEYS;
  if (!key) throw new Error("ENCRYPTION_KEYS is empty");
  const dataKey = randomBytes(keyBytes);
  const aad = aadOf(place);
  return ["v1", key.id, seal(key.key, dataKey, aad), seal(dataKey, Buffer.from(secret), aad)].join(".");
}

/** @throws Error when the key is unknown, the value was changed, or it belongs to another place. */
export function decryptSecret(value: string, place: SecretPlace): string {
  const [version, keyId, wrapped, sealed] = value.split(".");
  const key = env().ENCRYPTION_KEYS.find((candidate) => candidate.id === keyId);
  if (version !== "v1" || !key || !wrapped || !sealed) throw new Error("Not a secret we can open");
  const aad = aadOf(place);
  return open(open(key.key, wrapped, aad), sealed, aad).toString();
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

const aadOf = ({ organization_id, table, row_id, column }: SecretPlace) =>
  Buffer.from([organization_id, table, row_id, column].join("/"));

function seal(key: Buffer, plain: Buffer, aad: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

function open(key: Buffer, sealed: string, aad: Buffer): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(aad).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}

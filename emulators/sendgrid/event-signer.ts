import { createECDH, createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";

/** Signs event webhooks like SendGrid: ECDSA P-256 with SHA-256 over the timestamp and the raw body. */
export type EventSigner = {
  /** Base64 of the SPKI DER, as SendGrid shows it in its settings. */
  publicKey: string;
  headers(body: string, timestampSeconds?: number): Record<string, string>;
};

/** The key is derived from `seed`, so that an app configured once keeps verifying after a restart. */
export function createEventSigner(seed: string): EventSigner {
  const privateKey = derivePrivateKey(seed);
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
  return {
    publicKey,
    headers(body, timestampSeconds = Math.floor(Date.now() / 1000)) {
      const signature = sign("sha256", Buffer.from(`${timestampSeconds}${body}`), {
        key: privateKey,
        dsaEncoding: "der",
      });
      return {
        "content-type": "application/json",
        "user-agent": "SendGrid Event API",
        "x-twilio-email-event-webhook-signature": signature.toString("base64"),
        "x-twilio-email-event-webhook-timestamp": String(timestampSeconds),
      };
    },
  };
}

function derivePrivateKey(seed: string): KeyObject {
  const scalar = createHash("sha256").update(seed).digest();
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(scalar);
  // Uncompressed point: one byte of tag, then x and y.
  const point = ecdh.getPublicKey();
  const key = {
    kty: "EC",
    crv: "P-256",
    d: scalar.toString("base64url"),
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  return createPrivateKey({ key, format: "jwk" });
}

export { decryptSecret, encryptSecret, type SecretPlace } from "./envelope";
export { equalInConstantTime, hmacSha256Hex } from "./signature";

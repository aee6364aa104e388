import { createHash, randomBytes } from "node:crypto";
export { v7 as newId, validate as isUuid } from "uuid";

const secretBytes = 32;

/** An unguessable secret for links and tokens; store only its `hashSecret`. */
export const newSecret = (): string => randomBytes(secretBytes).toString("base64url");

/** A plain hash is enough for secrets with 256 random bits (OWASP ASVS 6.5.2). */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

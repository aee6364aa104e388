import { hmacSha256Hex } from "@/lib/crypto";
import { env } from "@/lib/env";
import { hashSecret } from "@/lib/ids";

export type LinkPurpose = "verify_email" | "reset_password" | "invite";

/**
 * The secret in a mailed link, derived from the row that stands for it. The job that writes the mail can make it
 * again, so it travels through no queue and no log; the row keeps only its hash and says whether it was used.
 */
export const linkToken = (purpose: LinkPurpose, rowId: string): string =>
  hmacSha256Hex(`link:${env().NEXTAUTH_SECRET}`, `${purpose}:${rowId}`);

export const linkTokenHash = (purpose: LinkPurpose, rowId: string): string =>
  hashSecret(linkToken(purpose, rowId));

import { eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { whatsapp_configs } from "@/db/schema";
import { decryptSecret, type SecretPlace } from "@/lib/crypto";
import { env } from "@/lib/env";
import type { MessagingAccount } from "./providers";

export type WhatsAppConfig = InferSelectModel<typeof whatsapp_configs>;

/** The connection messages go out through now. */
export const activeConfig = (db: OrgDb): Promise<WhatsAppConfig | undefined> =>
  db.find(whatsapp_configs, eq(whatsapp_configs.is_active, true));

/** Opens the connection's secrets. */
export const accountOf = (config: WhatsAppConfig): MessagingAccount => ({
  accountId: config.business_phone_id ?? "",
  accessToken: open(config, "access_token"),
  appSecret: appSecretOf(config),
  businessId: config.business_account_id ?? undefined,
});

/** What signs the connection's deliveries: the organization's own app secret wins over the installation's. */
export const appSecretOf = (config: WhatsAppConfig): string =>
  open(config, "app_secret") || env().WHATSAPP_APP_SECRET || "";

function open(config: WhatsAppConfig, column: "access_token" | "app_secret"): string {
  const sealed = config[column];
  return sealed ? decryptSecret(sealed, secretPlace(config.organization_id, config.id, column)) : "";
}

export const secretPlace = (organization_id: string, row_id: string, column: string): SecretPlace => ({
  organization_id,
  table: "whatsapp_configs",
  row_id,
  column,
});

export const webhookUrl = (orgId: string): string => `${env().APP_URL}/api/webhooks/whatsapp/${orgId}`;

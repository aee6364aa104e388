import { and, desc, eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { whatsapp_configs } from "@/db/schema";
import { decryptSecret, type SecretPlace } from "@/lib/crypto";
import { env } from "@/lib/env";
import type { MessagingAccount } from "./providers";

export type WhatsAppConfig = InferSelectModel<typeof whatsapp_configs>;

/** The connection messages go out through now. */
export const activeConfig = (db: OrgDb): Promise<WhatsAppConfig | undefined> =>
  db.find(whatsapp_configs, eq(whatsapp_configs.is_active, true));

/** The connection a delivery belongs to; the latest of an account, since statuses may still come for a former one. */
export async function configOfAccount(db: OrgDb, accountId: string): Promise<WhatsAppConfig | undefined> {
  const [config] = await db.tx
    .select()
    .from(whatsapp_configs)
    .where(db.in(whatsapp_configs, and(eq(whatsapp_configs.business_phone_id, accountId))))
    .orderBy(desc(whatsapp_configs.is_active), desc(whatsapp_configs.created_at))
    .limit(1);
  return config;
}

/** Opens the connection's secrets. The organization's own app secret wins over the installation's. */
export function accountOf(config: WhatsAppConfig): MessagingAccount {
  const open = (column: "access_token" | "app_secret") => {
    const sealed = config[column];
    return sealed ? decryptSecret(sealed, secretPlace(config.organization_id, config.id, column)) : "";
  };
  return {
    accountId: config.business_phone_id ?? "",
    accessToken: open("access_token"),
    appSecret: open("app_secret") || env().WHATSAPP_APP_SECRET || "",
    businessId: config.business_account_id ?? undefined,
  };
}

export const secretPlace = (organization_id: string, row_id: string, column: string): SecretPlace => ({
  organization_id,
  table: "whatsapp_configs",
  row_id,
  column,
});

export const webhookUrl = (orgId: string): string => `${env().APP_URL}/api/webhooks/whatsapp/${orgId}`;

import { eq } from "drizzle-orm";
import { whatsapp_configs } from "@/db/schema";
import { countsToday } from "@/lib/cache";
import type { Ctx } from "@/lib/context";
import { encryptSecret } from "@/lib/crypto";
import { AppError, invalid } from "@/lib/errors";
import { newId, newSecret } from "@/lib/ids";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import { z } from "zod";
import { read, transact } from "@/lib/unit";
import { activeConfig, secretPlace, webhookUrl, type WhatsAppConfig } from "./account";
import { providerOf, ProviderError, type MessagingAccount } from "./providers";
import { SetupWhatsAppInput, type WhatsAppIntegration } from "./schemas";

type SetupInput = z.output<typeof SetupWhatsAppInput>;

/**
 * Connects a number: the credentials are tried at the provider, then saved encrypted; a former connection is kept,
 * inactive, so that its history stays readable and its late statuses arrive.
 *
 * @throws AppError `invalid` naming the field the provider refused, `provider_failed` when it could not be asked,
 *   `conflict` when another organization has the number.
 */
export const setupWhatsApp = defineOperation({
  name: "integration.setup_whatsapp",
  permission: "integrations.manage",
  input: SetupWhatsAppInput,
  async run(ctx, input) {
    const account = {
      accountId: input.phone_id,
      accessToken: input.access_token,
      appSecret: "",
      businessId: input.waba_id,
    };
    const health = await check(input.provider_type, account);
    const config = await save(ctx, input, {
      display_phone_number: health.displayPhoneNumber ?? input.display_phone_number ?? null,
      verified_name: health.verifiedName ?? null,
    });
    const subscribed = await subscribe(ctx, config, account);
    return { ...toIntegration(ctx.org.id, subscribed, {}), id: subscribed.id };
  },
});

/** The state of the WhatsApp connection, without its secrets. */
export const getWhatsAppIntegration = defineOperation({
  name: "integration.get_whatsapp",
  permission: "integrations.read",
  input: z.object({}),
  async run(ctx) {
    const [config, refused] = await Promise.all([
      read(ctx, (db) => activeConfig(db)),
      countsToday(`${ctx.org.id}:webhook-refused`),
    ]);
    return toIntegration(ctx.org.id, config, refused);
  },
});

/** What Meta's GET handshake asks about. @returns null without a connection. */
export const webhookVerifyToken = (ctx: Ctx): Promise<string | null> =>
  read(ctx, async (db) => (await activeConfig(db))?.webhook_verify_token ?? null);

async function check(type: SetupInput["provider_type"], account: MessagingAccount) {
  try {
    return await providerOf(type).check(account);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const tokenRefused = ["190", "10", "3", "200", "http_401", "http_403"].includes(error.vendorCode);
    if (tokenRefused) throw invalid({ access_token: "whatsapp_token_refused" });
    if (error.retry === "never") throw invalid({ phone_id: "whatsapp_phone_refused" });
    throw new AppError("provider_failed", { message: "whatsapp_not_answering", cause: error });
  }
}

type Number = Pick<WhatsAppConfig, "display_phone_number" | "verified_name">;

async function save(ctx: Ctx, input: SetupInput, number: Number): Promise<WhatsAppConfig> {
  try {
    return await transact(ctx, async ({ db, audit }) => {
      const before = await activeConfig(db);
      if (before) await db.update(whatsapp_configs, { is_active: false }, eq(whatsapp_configs.id, before.id));
      const id = newId();
      const seal = (column: string, secret: string) =>
        encryptSecret(secret, secretPlace(ctx.org.id, id, column));
      const config = await db.insert(whatsapp_configs, {
        id,
        ...number,
        provider_type: input.provider_type,
        business_phone_id: input.phone_id,
        business_account_id: input.waba_id ?? null,
        access_token: seal("access_token", input.access_token),
        app_secret: input.app_secret ? seal("app_secret", input.app_secret) : null,
        // Kept for the same number, so that a webhook already set up at Meta goes on working.
        webhook_verify_token:
          before?.business_phone_id === input.phone_id ? before.webhook_verify_token : newSecret(),
      });
      await audit({
        action: "integration.setup_whatsapp",
        resource_type: "whatsapp_config",
        resource_id: id,
        before: before && { phone_id: before.business_phone_id },
        after: { phone_id: input.phone_id, provider_type: input.provider_type },
      });
      return config;
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", {
        message: "whatsapp_number_taken",
        fields: { phone_id: "whatsapp_number_taken" },
      });
    throw error;
  }
}

/** Needs the row committed: the provider calls our webhook back before it answers. A refusal is shown, not thrown. */
async function subscribe(
  ctx: Ctx,
  config: WhatsAppConfig,
  account: MessagingAccount,
): Promise<WhatsAppConfig> {
  if (!account.businessId || !config.webhook_verify_token) return config;
  try {
    await providerOf(config.provider_type).subscribe(account, {
      url: webhookUrl(ctx.org.id),
      verifyToken: config.webhook_verify_token,
    });
    return config;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log.warn(
      { organization_id: ctx.org.id, vendor_code: error.vendorCode },
      "whatsapp webhook was not subscribed",
    );
    const [changed] = await transact(ctx, ({ db }) =>
      db.update(
        whatsapp_configs,
        { connection_status: "needs_attention" },
        eq(whatsapp_configs.id, config.id),
      ),
    );
    return changed ?? config;
  }
}

function toIntegration(
  orgId: string,
  config: WhatsAppConfig | undefined,
  refused_deliveries: Record<string, number>,
): WhatsAppIntegration {
  return {
    id: config?.id ?? null,
    status: (config?.connection_status as WhatsAppIntegration["status"] | undefined) ?? "not_configured",
    provider_type: config?.provider_type ?? null,
    phone_id: config?.business_phone_id ?? null,
    waba_id: config?.business_account_id ?? null,
    display_phone_number: config?.display_phone_number ?? null,
    verified_name: config?.verified_name ?? null,
    webhook_url: webhookUrl(orgId),
    webhook_verify_token: config?.webhook_verify_token ?? null,
    refused_deliveries,
  };
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === "23505";

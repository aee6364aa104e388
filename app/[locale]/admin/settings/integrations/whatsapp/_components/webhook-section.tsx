import { useTranslations } from "next-intl";
import { CopyField } from "@/components/settings/copy-field";
import { Section } from "@/components/settings/section";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";

const steps = ["open", "edit", "verify", "field"] as const;

/** Where Meta sends messages. With the account's id it is set up by us, otherwise by hand. */
export function WebhookSection({ integration }: { integration: WhatsAppIntegration }) {
  const t = useTranslations("settings.whatsapp.webhook");
  const { status, waba_id, webhook_url, webhook_verify_token } = integration;
  const byHand = !waba_id || status === "needs_attention";
  return (
    <Section title={t("title")} description={t(byHand ? "manual" : "automatic")}>
      <CopyField label={t("url")} value={webhook_url} testId="webhook-url" />
      {webhook_verify_token && (
        <CopyField label={t("token")} value={webhook_verify_token} testId="verify-token" />
      )}
      {byHand && (
        <div className="rounded-lg border bg-card p-4">
          <h3 className="pb-3 text-sm font-semibold">{t("stepsTitle")}</h3>
          <ol className="flex flex-col gap-3">
            {steps.map((step, index) => (
              <li key={step} className="flex gap-3 text-sm">
                <span
                  aria-hidden
                  className="grid size-5 shrink-0 place-items-center rounded-full bg-secondary text-2xs font-semibold num"
                >
                  {index + 1}
                </span>
                <span className="text-pretty">{t(`steps.${step}`)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Section>
  );
}

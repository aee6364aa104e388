import { useTranslations } from "next-intl";
import { Section } from "@/components/settings/section";
import { Alert } from "@/components/ui/alert";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";
import { WhatsAppStatusBadge } from "../../_components/whatsapp-status-badge";

/** Which number is connected, and whether it works. */
export function ConnectionSection({ integration }: { integration: WhatsAppIntegration }) {
  const t = useTranslations("settings.whatsapp");
  const { status, display_phone_number, verified_name, phone_id, waba_id } = integration;
  const facts = [
    { term: t("verifiedName"), value: verified_name },
    { term: t("phoneId"), value: phone_id },
    { term: t("wabaId"), value: waba_id },
  ];
  return (
    <Section title={t("connection")} aside={<WhatsAppStatusBadge status={status} />}>
      <div className="flex flex-col gap-1">
        <p className="text-xl font-semibold num" data-testid="whatsapp-number">
          {display_phone_number ?? t("noNumber")}
        </p>
        {status === "connected" && (
          <p className="text-sm text-muted-foreground">{t("statusHint.connected")}</p>
        )}
      </div>
      {(status === "needs_attention" || status === "disconnected") && (
        <Alert variant={status === "disconnected" ? "danger" : "warning"}>{t(`statusHint.${status}`)}</Alert>
      )}
      <dl className="flex flex-col divide-y border-y text-sm">
        {facts.map(({ term, value }) => (
          <div key={term} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
            <dt className="text-muted-foreground">{term}</dt>
            <dd className={value ? "break-all num" : "text-muted-foreground"}>{value ?? t("notGiven")}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

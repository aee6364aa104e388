"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { Section } from "@/components/settings/section";
import { Alert } from "@/components/ui/alert";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";
import { ConnectionSection } from "./connection-section";
import { RefusedDeliveries } from "./refused-deliveries";
import { ReplaceCredentials } from "./replace-credentials";
import { SetupForm } from "./setup-form";
import { WebhookSection } from "./webhook-section";

const queryKey = ["integrations", "whatsapp"];

/** Refetched on focus: people come back here from Meta's page to see whether it worked. */
export function WhatsAppView({ initial, manages }: { initial: WhatsAppIntegration; manages: boolean }) {
  const t = useTranslations("settings.whatsapp");
  const queryClient = useQueryClient();
  const { data: integration } = useQuery({
    queryKey,
    queryFn: () => apiGet<WhatsAppIntegration>("/integrations/whatsapp"),
    initialData: initial,
  });
  const connected = (next: WhatsAppIntegration) => {
    queryClient.setQueryData(queryKey, { ...next, refused_deliveries: integration.refused_deliveries });
  };

  if (integration.status === "not_configured") {
    return (
      <Section title={t("setup.title")} description={t("setup.hint")}>
        {manages ? (
          <SetupForm submitLabel={t("setup.submit")} doneMessage={t("setup.done")} onConnected={connected} />
        ) : (
          <Alert>{t("notAdmin")}</Alert>
        )}
      </Section>
    );
  }
  return (
    <>
      <ConnectionSection integration={integration} />
      <WebhookSection integration={integration} />
      <RefusedDeliveries counts={integration.refused_deliveries} />
      {manages ? (
        <ReplaceCredentials integration={integration} onConnected={connected} />
      ) : (
        <Alert>{t("notAdmin")}</Alert>
      )}
    </>
  );
}

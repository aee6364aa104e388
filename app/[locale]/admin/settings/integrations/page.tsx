import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getWhatsAppIntegration } from "@/lib/messaging";
import { WhatsAppCard } from "./_components/whatsapp-card";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("integrations.title")} · ${t("title")}` };
}

export default async function IntegrationsPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "integrations.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.integrations" });
  return (
    <SettingsPage title={t("title")} description={t("description")}>
      <ul className="flex flex-col gap-3">
        <WhatsAppCard integration={await getWhatsAppIntegration.execute(ctx, {})} />
      </ul>
    </SettingsPage>
  );
}

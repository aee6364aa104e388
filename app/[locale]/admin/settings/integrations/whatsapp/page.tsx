import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getWhatsAppIntegration } from "@/lib/messaging";
import { WhatsAppView } from "./_components/whatsapp-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("whatsapp.title")} · ${t("title")}` };
}

export default async function WhatsAppPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "integrations.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings" });
  const parent = { href: "/admin/settings/integrations", label: t("integrations.title") };
  return (
    <SettingsPage title={t("whatsapp.title")} description={t("whatsapp.description")} parent={parent}>
      <WhatsAppView
        initial={await getWhatsAppIntegration.execute(ctx, {})}
        manages={mayOpen(ctx, "integrations.manage")}
      />
    </SettingsPage>
  );
}

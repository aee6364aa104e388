import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { getAlertSettings } from "@/lib/alerts";
import { mayOpen, pageCtx } from "@/lib/http";
import { AlertLog } from "./_components/alert-log";
import { AlertSettingsForm } from "./_components/alert-settings-form";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "alerts" });
  return { title: t("title") };
}

export default async function AlertsPage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "alerts.manage")) return <NoPermissionState />;
  const t = await getTranslations({ locale: ctx.locale, namespace: "alerts" });
  return (
    <SettingsPage title={t("title")} description={t("description")}>
      <AlertSettingsForm initial={await getAlertSettings.execute(ctx, {})} />
      <AlertLog />
    </SettingsPage>
  );
}

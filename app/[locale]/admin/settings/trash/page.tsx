import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { TrashView } from "./_components/trash-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "trash" });
  return { title: t("title") };
}

export default async function TrashPage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.delete")) return <NoPermissionState />;
  const t = await getTranslations({ locale: ctx.locale, namespace: "trash" });
  return (
    <SettingsPage title={t("title")} description={t("description")}>
      <TrashView />
    </SettingsPage>
  );
}

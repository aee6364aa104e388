import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { listFields } from "@/lib/fields";
import { mayOpen, pageCtx } from "@/lib/http";
import { FieldsView } from "./_components/fields-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("fields.title")} · ${t("title")}` };
}

export default async function FieldsPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "fields.manage") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.fields" });
  const { data } = await listFields.execute(ctx, { include_inactive: true });
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <FieldsView initial={data} />
    </SettingsPage>
  );
}

import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getBoard } from "@/lib/leads";
import { listCloseReasons } from "@/lib/pipeline";
import { CloseReasons } from "./_components/close-reasons";
import { StagesView } from "./_components/stages-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("stages.title")} · ${t("title")}` };
}

export default async function PipelineSettingsPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "pipeline.read") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.stages" });
  const manages = mayOpen(ctx, "pipeline.manage");
  const reasons = await listCloseReasons.execute(ctx, {});
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <StagesView initial={await getBoard.execute(ctx, { limit: 1 })} manages={manages} />
      <CloseReasons initial={reasons.data} manages={manages} />
    </SettingsPage>
  );
}

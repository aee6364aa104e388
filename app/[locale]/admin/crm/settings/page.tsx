import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getBoard } from "@/lib/leads";
import { listCloseReasons, listPipelines } from "@/lib/pipeline";
import { choosePipeline } from "@/components/pipelines/choose";
import { CloseReasons } from "./_components/close-reasons";
import { PipelineBar } from "./_components/pipeline-bar";
import { StagesView } from "./_components/stages-view";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ pipeline?: string | string[] }>;
};

export async function generateMetadata({ params }: Pick<Props, "params">) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("stages.title")} · ${t("title")}` };
}

export default async function PipelineSettingsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "pipeline.read") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.stages" });
  const manages = mayOpen(ctx, "pipeline.manage");
  const pipelines = (await listPipelines.execute(ctx, {})).data;
  const { pipeline, isUnknown } = choosePipeline(pipelines, (await searchParams).pipeline);
  const reasons = await listCloseReasons.execute(ctx, {});
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <PipelineBar initial={pipelines} currentId={pipeline.id} unknown={isUnknown} manages={manages} />
      <StagesView
        key={pipeline.id}
        initial={await getBoard.execute(ctx, { pipeline_id: pipeline.id, limit: 1 })}
        manages={manages}
      />
      <CloseReasons initial={reasons.data} manages={manages} />
    </SettingsPage>
  );
}

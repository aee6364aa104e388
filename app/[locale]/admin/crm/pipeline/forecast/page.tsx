import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { mayOpen, pageCtx } from "@/lib/http";
import { getForecast } from "@/lib/leads";
import { listPipelines } from "@/lib/pipeline";
import { choosePipeline } from "@/components/pipelines/choose";
import { ForecastScreen } from "./_components/forecast-screen";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ who?: string | string[]; pipeline?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "forecast" });
  return { title: t("title") };
}

export default async function ForecastPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "pipeline.read") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const asked = await searchParams;
  const pipelines = (await listPipelines.execute(ctx, {})).data;
  const { pipeline, isUnknown } = choosePipeline(pipelines, asked.pipeline);
  const mine = asked.who === "me" ? (actorUserId(ctx.actor) ?? undefined) : undefined;
  return (
    <ForecastScreen
      key={`${pipeline.id} ${mine}`}
      pipelines={pipelines}
      pipeline={pipeline}
      isUnknown={isUnknown}
      owner={mine}
      initial={await getForecast.execute(ctx, { pipeline_id: pipeline.id, assigned_to: mine })}
      seesOthers={ctx.grants.visibility !== "own"}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { mayOpen, pageCtx } from "@/lib/http";
import { getForecast } from "@/lib/leads";
import { ForecastScreen } from "./_components/forecast-screen";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ who?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "forecast" });
  return { title: t("title") };
}

export default async function ForecastPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "pipeline.read") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const mine = (await searchParams).who === "me" ? (actorUserId(ctx.actor) ?? undefined) : undefined;
  return (
    <ForecastScreen
      key={mine}
      owner={mine}
      initial={await getForecast.execute(ctx, { assigned_to: mine })}
      seesOthers={ctx.grants.visibility !== "own"}
    />
  );
}

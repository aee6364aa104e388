import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getScoring } from "@/lib/scoring";
import { ScoringView } from "./_components/scoring-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "scoring" });
  return { title: t("title") };
}

export default async function ScoringPage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "scoring.manage")) return <NoPermissionState />;
  const t = await getTranslations({ locale: ctx.locale, namespace: "scoring" });
  const scoring = await getScoring.execute(ctx, {});
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <ScoringView initial={scoring} />
    </SettingsPage>
  );
}

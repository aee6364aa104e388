import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { listRules } from "@/lib/assignment";
import { mayOpen, pageCtx } from "@/lib/http";
import { listMembers } from "@/lib/organizations";
import { RulesView } from "./_components/rules-view";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "assignment" });
  return { title: t("title") };
}

export default async function AssignmentPage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "assignment.manage")) return <NoPermissionState />;
  const t = await getTranslations({ locale: ctx.locale, namespace: "assignment" });
  const { data } = await listRules.execute(ctx, {});
  const members = (await listMembers.execute(ctx, {})).data;
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <RulesView initial={data} members={members} />
    </SettingsPage>
  );
}

import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { listAuditLogs } from "@/lib/audit";
import { mayOpen, pageCtx } from "@/lib/http";
import { listMembers } from "@/lib/organizations";
import { listPipelines } from "@/lib/pipeline";
import { AuditView } from "./_components/audit-view";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ action?: string | string[] }> };

const pageSize = 50;
const actionLengthMax = 80;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("audit.title")} · ${t("title")}` };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "audit.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.audit" });
  const asked = (await searchParams).action;
  const action = typeof asked === "string" ? asked.slice(0, actionLengthMax) : undefined;
  const first = await listAuditLogs.execute(ctx, { limit: pageSize, action });
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  const pipelines = mayOpen(ctx, "pipeline.read") ? (await listPipelines.execute(ctx, {})).data : [];
  return (
    <SettingsPage title={t("title")} description={t("description")} width="list">
      <AuditView
        key={action ?? ""}
        action={action}
        first={first}
        names={{
          ...Object.fromEntries(members.map(({ user_id, full_name }) => [user_id, full_name])),
          ...Object.fromEntries(pipelines.flatMap(({ stages }) => stages).map(({ id, name }) => [id, name])),
          ...Object.fromEntries(pipelines.map(({ id, name }) => [id, name])),
        }}
      />
    </SettingsPage>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { mayOpen, pageCtx } from "@/lib/http";
import { listLeads } from "@/lib/leads";
import { listMembers } from "@/lib/organizations";
import { listStages } from "@/lib/pipeline";
import { readFilters, toQuery } from "./_components/filters";
import { LeadsScreen } from "./_components/leads-screen";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "leads" });
  return { title: t("title") };
}

export default async function LeadsPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const filters = readFilters(await searchParams);
  const page = await listLeads.execute(ctx, toQuery(filters));
  const stages = mayOpen(ctx, "pipeline.read") ? (await listStages.execute(ctx, {})).data : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <LeadsScreen
      initial={{ filters, page }}
      stages={stages}
      members={members}
      userId={actorUserId(ctx.actor) ?? ""}
      mayWrite={mayOpen(ctx, "leads.write")}
      mayImport={mayOpen(ctx, "leads.import")}
      mayExport={mayOpen(ctx, "leads.export")}
    />
  );
}

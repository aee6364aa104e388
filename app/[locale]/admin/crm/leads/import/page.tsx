import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { isUuid } from "@/lib/ids";
import { getImport } from "@/lib/imports";
import { listMembers } from "@/lib/organizations";
import { allStages } from "@/lib/pipeline";
import { ImportScreen } from "./_components/import-screen";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "imports" });
  return { title: t("title") };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.import")) return <NoPermissionState />;
  const { import_id } = await searchParams;
  const initial =
    typeof import_id === "string" && isUuid(import_id)
      ? await getImport.execute(ctx, { import_id }).catch(() => null)
      : null;
  const stages = mayOpen(ctx, "pipeline.read") ? await allStages(ctx) : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return <ImportScreen key={initial?.id} initial={initial} stages={stages} members={members} />;
}

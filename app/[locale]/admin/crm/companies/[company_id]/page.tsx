import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { AppError } from "@/lib/errors";
import { mayOpen, pageCtx } from "@/lib/http";
import { listMembers } from "@/lib/organizations";
import { allStages } from "@/lib/pipeline";
import { getCompany } from "@/lib/records";
import { CompanyScreen } from "./_components/company-screen";

type Props = { params: Promise<{ locale: Locale; company_id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, company_id } = await params;
  const t = await getTranslations({ locale, namespace: "companies" });
  return { title: (await load(locale, company_id))?.name ?? t("title") };
}

export default async function CompanyPage({ params }: Props) {
  const { locale, company_id } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const record = await load(locale, company_id);
  if (!record) notFound();
  const stages = mayOpen(ctx, "pipeline.read") ? await allStages(ctx) : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <CompanyScreen
      initial={record}
      stages={stages}
      members={members}
      may={{ write: mayOpen(ctx, "leads.write"), remove: mayOpen(ctx, "leads.delete") }}
    />
  );
}

/** Once for title and page. Null for what is not there, or not for these eyes. */
const load = cache(async (locale: Locale, company_id: string) => {
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return null;
  return getCompany.execute(ctx, { company_id }).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid")) return null;
    throw error;
  });
});

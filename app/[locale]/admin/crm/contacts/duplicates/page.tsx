import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { listDuplicates } from "@/lib/records";
import { DuplicatesScreen } from "./_components/duplicates-screen";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "contacts.duplicates" });
  return { title: t("title") };
}

export default async function DuplicatesPage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const { data } = await listDuplicates.execute(ctx, {});
  return <DuplicatesScreen initial={data} mayWrite={mayOpen(ctx, "leads.write")} />;
}

import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { authMetadata, firstOf } from "../_components/page-metadata";
import { VerifyEmailResult } from "../_components/verify-email-result";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.verify" });
  return authMetadata(t("title"));
}

export default async function VerifyEmailPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  return <VerifyEmailResult token={firstOf((await searchParams).token)} />;
}

import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { ForgotPasswordForm } from "../_components/forgot-password-form";
import { authMetadata } from "../_components/page-metadata";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.forgot" });
  return authMetadata(t("title"));
}

export default async function ForgotPasswordPage({ params }: Props) {
  setRequestLocale((await params).locale);
  return <ForgotPasswordForm />;
}

import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { AuthOutcome } from "../_components/auth-outcome";
import { authMetadata, firstOf } from "../_components/page-metadata";
import { ResetPasswordForm } from "../_components/reset-password-form";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.reset" });
  return authMetadata(t("title"));
}

export default async function ResetPasswordPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const token = firstOf((await searchParams).token);
  if (token) return <ResetPasswordForm token={token} />;
  const t = await getTranslations("auth.reset");
  return (
    <AuthOutcome
      kind="failed"
      title={t("noTokenTitle")}
      next={{ href: "/auth/forgot-password", label: t("requestAnother") }}
    >
      {t("noTokenBody")}
    </AuthOutcome>
  );
}

import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { demoLogin } from "@/lib/auth";
import { AuthHeading } from "../_components/auth-heading";
import { AuthAlternative } from "../_components/auth-link";
import { callbackPath } from "../_components/callback-url";
import { LoginForm } from "../_components/login-form";
import { authMetadata } from "../_components/page-metadata";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.login" });
  return authMetadata(t("title"));
}

export default async function LoginPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("auth.login");
  const { callbackUrl } = await searchParams;
  return (
    <>
      <AuthHeading title={t("title")}>{t("subtitle")}</AuthHeading>
      <LoginForm destination={callbackPath(callbackUrl)} demo={demoLogin()} />
      <AuthAlternative question={t("noAccount")} href="/auth/register">
        {t("register")}
      </AuthAlternative>
    </>
  );
}

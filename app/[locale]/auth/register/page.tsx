import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { AuthHeading } from "../_components/auth-heading";
import { AuthAlternative } from "../_components/auth-link";
import { callbackPath } from "../_components/callback-url";
import { authMetadata } from "../_components/page-metadata";
import { RegisterForm } from "../_components/register-form";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.register" });
  return authMetadata(t("title"));
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("auth.register");
  const { callbackUrl } = await searchParams;
  return (
    <>
      <AuthHeading title={t("title")}>{t("subtitle")}</AuthHeading>
      <RegisterForm destination={callbackPath(callbackUrl)} />
      <AuthAlternative question={t("haveAccount")} href="/auth/login">
        {t("login")}
      </AuthAlternative>
    </>
  );
}

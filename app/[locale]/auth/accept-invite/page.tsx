import { getTranslations, setRequestLocale } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import { AcceptInviteForm } from "../_components/accept-invite-form";
import { AuthOutcome } from "../_components/auth-outcome";
import { authMetadata, firstOf } from "../_components/page-metadata";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.invite" });
  return authMetadata(t("title"));
}

export default async function AcceptInvitePage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const token = firstOf((await searchParams).token);
  if (token) return <AcceptInviteForm token={token} />;
  const t = await getTranslations("auth.invite");
  return (
    <AuthOutcome kind="failed" title={t("noTokenTitle")}>
      {t("noTokenBody")}
    </AuthOutcome>
  );
}

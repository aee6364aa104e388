import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { isLocale, routing } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getMe } from "@/lib/organizations";
import { AccessSection } from "./_components/access-section";
import { ProfileForm } from "./_components/profile-form";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("profile.title")} · ${t("title")}` };
}

export default async function ProfilePage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "organization.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.profile" });
  const me = await getMe.execute(ctx, {});
  return (
    <SettingsPage title={t("title")} description={t("description")}>
      <ProfileForm
        initial={{
          full_name: me.full_name,
          locale: isLocale(me.locale) ? me.locale : routing.defaultLocale,
          time_zone: me.time_zone,
        }}
      />
      <AccessSection me={me} />
    </SettingsPage>
  );
}

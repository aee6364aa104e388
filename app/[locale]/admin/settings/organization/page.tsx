import { getTranslations } from "next-intl/server";
import { CopyField } from "@/components/settings/copy-field";
import { Section } from "@/components/settings/section";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { getOrganization } from "@/lib/organizations";
import { OrganizationForm } from "./_components/organization-form";
import { organizationDefaults } from "./_components/organization-defaults";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("organization.title")} · ${t("title")}` };
}

export default async function OrganizationSettingsPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "organization.read")) return <NoPermissionState />;
  const t = await getTranslations({ locale, namespace: "settings.organization" });
  const organization = await getOrganization.execute(ctx, {});
  return (
    <SettingsPage title={t("title")} description={t("description")}>
      <OrganizationForm
        initial={{ name: organization.name, settings: organizationDefaults(organization.settings) }}
        editable={mayOpen(ctx, "organization.manage")}
      />
      <Section title={t("identifiers")} description={t("identifiersHint")} apart>
        <CopyField
          label={t("id")}
          value={organization.id}
          description={t("idHint")}
          testId="organization-id"
        />
        <CopyField label={t("slug")} value={organization.slug} description={t("slugHint")} />
      </Section>
    </SettingsPage>
  );
}

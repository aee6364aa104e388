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
import { getContact } from "@/lib/records";
import { ContactScreen } from "./_components/contact-screen";

type Props = { params: Promise<{ locale: Locale; contact_id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, contact_id } = await params;
  const t = await getTranslations({ locale, namespace: "contacts" });
  return { title: (await load(locale, contact_id))?.full_name ?? t("title") };
}

export default async function ContactPage({ params }: Props) {
  const { locale, contact_id } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const record = await load(locale, contact_id);
  if (!record) notFound();
  const stages = mayOpen(ctx, "pipeline.read") ? await allStages(ctx) : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <ContactScreen
      initial={record}
      stages={stages}
      members={members}
      may={{ write: mayOpen(ctx, "leads.write"), remove: mayOpen(ctx, "leads.delete") }}
    />
  );
}

/** Once for title and page. Null for what is not there, or not for these eyes. */
const load = cache(async (locale: Locale, contact_id: string) => {
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return null;
  return getContact.execute(ctx, { contact_id }).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid")) return null;
    throw error;
  });
});

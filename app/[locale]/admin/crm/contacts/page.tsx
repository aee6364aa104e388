import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { listContacts } from "@/lib/records";
import { ContactsScreen } from "./_components/contacts-screen";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "contacts" });
  return { title: t("title") };
}

export default async function ContactsPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const { q } = await searchParams;
  const text = typeof q === "string" && q.trim() ? q.trim().slice(0, 100) : undefined;
  const page = await listContacts.execute(ctx, { q: text });
  return <ContactsScreen initial={{ q: text, page }} mayWrite={mayOpen(ctx, "leads.write")} />;
}

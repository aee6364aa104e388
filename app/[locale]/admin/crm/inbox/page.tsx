import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { InboxScreen } from "./_components/inbox-screen";
import { loadInbox } from "./_components/load-inbox";

type Props = {
  params: Promise<{ locale: Locale; conversation_id?: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "inbox" });
  return { title: t("title") };
}

/** The inbox, with or without a thread open. Choosing another row happens in the browser and does not come back here. */
export default async function InboxPage({ params, searchParams }: Props) {
  const { locale, conversation_id } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "conversations.read")) {
    const t = await getTranslations({ locale, namespace: "inbox" });
    return (
      <>
        <PageHeader title={t("title")} />
        <NoPermissionState />
      </>
    );
  }
  const { view } = await searchParams;
  return <InboxScreen seed={await loadInbox(ctx, { view, conversationId: conversation_id })} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { mayOpen, pageCtx } from "@/lib/http";
import { getLead } from "@/lib/leads";
import { listLeadMessages, listTimeline } from "@/lib/messaging";
import { listMembers } from "@/lib/organizations";
import { listPipelines } from "@/lib/pipeline";
import { LeadScreen } from "./_components/lead-screen";
import { messagesShown, timelinePageSize } from "./_components/page-sizes";

type Props = { params: Promise<{ locale: Locale; lead_id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, lead_id } = await params;
  const t = await getTranslations({ locale, namespace: "leads" });
  return { title: (await loadLead(locale, lead_id))?.full_name ?? t("title") };
}

export default async function LeadPage({ params }: Props) {
  const { locale, lead_id } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const lead = await loadLead(locale, lead_id);
  if (!lead) notFound();
  const timeline = await listTimeline.execute(ctx, { lead_id, limit: timelinePageSize });
  const messages = mayOpen(ctx, "conversations.read")
    ? (await listLeadMessages.execute(ctx, { lead_id, limit: messagesShown })).data
    : null;
  const pipelines = mayOpen(ctx, "pipeline.read") ? (await listPipelines.execute(ctx, {})).data : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <LeadScreen
      initial={{ lead, timeline, messages }}
      pipelines={pipelines}
      members={members}
      userId={actorUserId(ctx.actor)}
      may={{
        write: mayOpen(ctx, "leads.write"),
        assign: mayOpen(ctx, "leads.assign"),
        remove: mayOpen(ctx, "leads.delete"),
      }}
    />
  );
}

/** Once for title and page. Null for what is not there, or not for these eyes. */
const loadLead = cache(async (locale: Locale, lead_id: string) => {
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return null;
  return getLead.execute(ctx, { lead_id }).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid")) return null;
    throw error;
  });
});

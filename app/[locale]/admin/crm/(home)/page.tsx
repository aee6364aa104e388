import type { Metadata } from "next";
import { getFormatter, getNow, getTranslations } from "next-intl/server";
import type { Locale } from "@/i18n/routing";
import type { Ctx } from "@/lib/context";
import { mayOpen, pageCtx } from "@/lib/http";
import { getBoard, listLeads } from "@/lib/leads";
import { countUnread, listConversations } from "@/lib/messaging";
import { getMe, listMembers } from "@/lib/organizations";
import { HomeScreen } from "./_components/home-screen";
import { conversationsRead, leadsShown, type HomeData } from "./_components/home-data";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "home" });
  return { title: t("title") };
}

export default async function HomePage({ params }: Props) {
  const ctx = await pageCtx((await params).locale);
  const me = await getMe.execute(ctx, {});
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <HomeScreen
      partOfDay={await partOfDay(ctx.locale)}
      me={{ id: me.id, firstName: me.full_name.split(" ")[0] ?? me.full_name }}
      initial={await load(ctx)}
      members={members}
      may={{
        write: mayOpen(ctx, "leads.write"),
        assign: mayOpen(ctx, "leads.assign"),
        connect: mayOpen(ctx, "integrations.manage"),
      }}
    />
  );
}

async function load(ctx: Ctx): Promise<HomeData> {
  const talks = mayOpen(ctx, "conversations.read");
  const leads = mayOpen(ctx, "leads.read");
  return {
    conversations: talks ? (await listConversations.execute(ctx, { limit: conversationsRead })).data : null,
    unread: talks ? (await countUnread.execute(ctx, {})).unread_conversations : 0,
    unassigned: leads
      ? (await listLeads.execute(ctx, { assigned_to: "none", status: "open", limit: leadsShown })).data
      : null,
    newest: leads ? (await listLeads.execute(ctx, { limit: leadsShown })).data : null,
    columns: leads && mayOpen(ctx, "pipeline.read") ? (await getBoard.execute(ctx, { limit: 1 })).data : null,
  };
}

/** By the clock where the team works, not the server's. */
async function partOfDay(locale: Locale) {
  const format = await getFormatter({ locale });
  const hour = Number(
    format.dateTime(await getNow({ locale }), { hour: "2-digit", hourCycle: "h23" }).replace(/\D/g, ""),
  );
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

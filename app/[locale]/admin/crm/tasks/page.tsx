import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { countTasks, listTasks } from "@/lib/tasks";
import { DayScreen } from "./_components/day-screen";
import { tasksPageSize, whoOf } from "./_components/who";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ who?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tasks" });
  return { title: t("day.title") };
}

export default async function TasksPage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const who = whoOf((await searchParams).who);
  const assigned_to = who === "me" ? "me" : undefined;
  return (
    <DayScreen
      who={who}
      counts={await countTasks.execute(ctx, {})}
      initial={{
        open: await listTasks.execute(ctx, { view: "open", assigned_to, limit: tasksPageSize }),
        done: await listTasks.execute(ctx, { view: "done_today", assigned_to, limit: tasksPageSize }),
      }}
      may={{ write: mayOpen(ctx, "leads.write"), seeOthers: ctx.grants.visibility !== "own" }}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { NoPermissionState } from "@/components/states/no-permission-state";
import { redirect } from "@/i18n/navigation";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { listFields } from "@/lib/fields";
import { mayOpen, pageCtx } from "@/lib/http";
import { listLeads } from "@/lib/leads";
import { listMembers } from "@/lib/organizations";
import { allStages } from "@/lib/pipeline";
import { listViews } from "@/lib/views";
import { addressOf, noFilter, readFilters, toQuery } from "./_components/filters";
import { LeadsScreen } from "./_components/leads-screen";
import { columnsCookie, decodeColumns } from "./_components/table/columns";
import { filtersOf, openedView } from "./_components/views/view-state";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "leads" });
  return { title: t("title") };
}

export default async function LeadsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const asked = await searchParams;
  const filters = readFilters(asked);
  const views = (await listViews.execute(ctx, {})).data;
  const opened = asked.filter === noFilter ? undefined : openedView(filters, views);
  const address = opened && addressOf(filtersOf(opened));
  if (address && address !== addressOf(filters)) redirect({ href: `/admin/crm/leads?${address}`, locale });
  // A link may name a field that is gone; the screen says so instead of failing.
  const page = await listLeads.execute(ctx, toQuery(filters)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "invalid") return undefined;
    throw error;
  });
  const stages = mayOpen(ctx, "pipeline.read") ? await allStages(ctx) : [];
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  const fields = (await listFields.execute(ctx, {})).data;
  return (
    <LeadsScreen
      initial={{ filters, page }}
      stages={stages}
      members={members}
      fields={fields}
      userId={actorUserId(ctx.actor) ?? ""}
      may={{
        write: mayOpen(ctx, "leads.write"),
        assign: mayOpen(ctx, "leads.assign"),
        delete: mayOpen(ctx, "leads.delete"),
        bulk: mayOpen(ctx, "leads.bulk"),
        import: mayOpen(ctx, "leads.import"),
        export: mayOpen(ctx, "leads.export"),
        share: mayOpen(ctx, "views.share"),
      }}
      views={views}
      columns={decodeColumns((await cookies()).get(columnsCookie)?.value)}
    />
  );
}

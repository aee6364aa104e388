import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { actorUserId } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { listFields } from "@/lib/fields";
import { mayOpen, pageCtx } from "@/lib/http";
import { getBoard } from "@/lib/leads";
import { listMembers } from "@/lib/organizations";
import { listPipelines } from "@/lib/pipeline";
import { choosePipeline } from "@/components/pipelines/choose";
import { readBoardFilters, toBoardQuery } from "./_components/board-filters";
import { BoardScreen } from "./_components/board-screen";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "board" });
  return { title: t("title") };
}

export default async function PipelinePage({ params, searchParams }: Props) {
  const ctx = await pageCtx((await params).locale);
  if (!mayOpen(ctx, "pipeline.read") || !mayOpen(ctx, "leads.read")) return <NoPermissionState />;
  const userId = actorUserId(ctx.actor) ?? "";
  const filters = readBoardFilters(await searchParams);
  const pipelines = (await listPipelines.execute(ctx, {})).data;
  const { pipeline } = choosePipeline(pipelines, filters.pipeline);
  // A link may name a field that is gone; the screen says so instead of failing.
  const board = await getBoard
    .execute(ctx, toBoardQuery(filters, pipeline.id, userId))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid") return undefined;
      throw error;
    });
  const fields = (await listFields.execute(ctx, {})).data;
  const members = mayOpen(ctx, "members.read") ? (await listMembers.execute(ctx, {})).data : [];
  return (
    <BoardScreen
      initial={{ board, filters, pipelines }}
      members={members}
      fields={fields}
      userId={userId}
      may={{
        write: mayOpen(ctx, "leads.write"),
        assign: mayOpen(ctx, "leads.assign"),
        connect: mayOpen(ctx, "integrations.manage"),
        manage: mayOpen(ctx, "pipeline.manage"),
      }}
    />
  );
}

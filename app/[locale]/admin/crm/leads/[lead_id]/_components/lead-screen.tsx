"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiError } from "@/components/data/api-client";
import { useMembers } from "@/components/leads/owner";
import { useWriteQueue } from "@/components/leads/write-queue";
import { MoveToPipeline } from "@/components/pipelines/move-to-pipeline";
import { usePipelines } from "@/components/pipelines/use-pipelines";
import { PageBody } from "@/components/shell/page-header";
import { NotFoundState } from "@/components/states/not-found-state";
import { LeadTasks } from "@/components/tasks/lead-tasks";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Member } from "@/lib/organizations/schemas";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";
import { MergedInto } from "../../../contacts/_components/merged-into";
import { ConversationPreview } from "./conversation-preview";
import { LeadFields } from "./lead-fields";
import { LeadFiles } from "./lead-files";
import { LeadHeader } from "./lead-header";
import { LeadScore } from "./lead-score";
import { LeadSummary } from "./lead-summary";
import { StageStepper } from "./stage-stepper";
import { Timeline } from "./timeline";
import { useLeadData, type LeadData } from "./use-lead-data";
import { useLeadWrites } from "./use-lead-writes";

const panes = ["timeline", "fields", "conversation"] as const;

type LeadScreenProps = {
  initial: LeadData;
  pipelines: Pipeline[];
  members: Member[];
  userId: string | null;
  may: { write: boolean; assign: boolean; remove: boolean };
};

export function LeadScreen({
  initial,
  pipelines: initialPipelines,
  members: initialMembers,
  userId,
  may,
}: LeadScreenProps) {
  const t = useTranslations("leads.page");
  const moving = useTranslations("pipelines");
  const queue = useWriteQueue();
  const { lead: query, messages, refreshTimeline } = useLeadData(initial, queue);
  const lead = query.data;
  const members = useMembers(initialMembers);
  const pipelines = usePipelines(initialPipelines);
  const [leaving, setLeaving] = useState(false);
  const { save, saveCustom, assign, move, closeDialog } = useLeadWrites(lead.id, queue, refreshTimeline);
  const [pane, setPane] = useState<(typeof panes)[number]>("timeline");

  if (query.error instanceof ApiError && query.error.status === 404) {
    return (
      <div className="grid flex-1 place-items-center">
        <NotFoundState homeHref="/admin/crm/leads" />
      </div>
    );
  }
  const conversationId = messages[0]?.conversation_id;
  const pipeline = pipelines.find(({ id }) => id === lead.pipeline_id);
  const stages = pipeline?.stages ?? [];
  const stage = stages.find(({ id }) => id === lead.stage_id);
  const on = (name: (typeof panes)[number]) => (pane === name ? "" : "max-lg:hidden");
  return (
    <>
      <LeadHeader
        lead={lead}
        conversationId={conversationId}
        may={may}
        onMovePipeline={may.write && pipelines.length > 1 ? () => setLeaving(true) : undefined}
      />
      <PageBody layout="fill" className="flex-col overflow-y-auto lg:overflow-hidden" data-testid="lead-page">
        <div className="flex shrink-0 flex-col gap-4 border-b px-4 py-4 md:px-6">
          <LeadSummary lead={lead} members={members} mayAssign={may.assign} onAssign={assign} />
          {pipelines.length > 1 && (
            <p data-testid="lead-pipeline" className="-mb-2 text-xs text-muted-foreground">
              {pipeline?.name}
            </p>
          )}
          <StageStepper
            stages={stages}
            current={stage}
            disabled={!may.write}
            onChange={(next) => void move(stage, next)}
          />
        </div>
        <SegmentedControl
          label={t("panes")}
          value={pane}
          onValueChange={setPane}
          options={panes.map((name) => ({ value: name, label: t(`pane.${name}`) }))}
          className="mx-4 mt-3 shrink-0 lg:hidden"
        />
        <div className="flex min-h-0 flex-1 max-lg:shrink-0">
          <section
            aria-label={t("pane.timeline")}
            className={cn(
              "min-w-0 flex-1 scrollbar-thin px-4 py-4 md:px-6 lg:overflow-y-auto",
              on("timeline"),
            )}
          >
            <LeadTasks lead={lead} mayWrite={may.write} className="mx-auto mb-6 max-w-180" />
            <Timeline
              leadId={lead.id}
              initial={initial.timeline}
              hasMessages={initial.messages !== null}
              may={{ ...may, userId }}
              onWritten={refreshTimeline}
            />
          </section>
          <aside
            className={cn(
              "flex shrink-0 scrollbar-thin flex-col gap-6 px-4 py-4 max-lg:w-full md:px-6 lg:w-95 lg:overflow-y-auto lg:border-l lg:bg-canvas lg:px-5",
              pane === "timeline" && "max-lg:hidden",
            )}
          >
            <div className={on("fields")}>
              <LeadScore leadId={lead.id} isOpen={lead.status === "open"} mayWrite={may.write} />
            </div>
            <div className={on("fields")}>
              <LeadFields
                lead={lead}
                stage={stage}
                mayWrite={may.write}
                onSave={save}
                onSaveCustom={saveCustom}
              />
            </div>
            <div className={on("fields")}>
              <LeadFiles leadId={lead.id} mayWrite={may.write} />
            </div>
            <div className={cn("empty:hidden", on("fields"))}>
              <MergedInto kind="lead" id={lead.id} version={lead.version} mayWrite={may.write} />
            </div>
            {initial.messages && (
              <div className={on("conversation")}>
                <ConversationPreview messages={messages} />
              </div>
            )}
          </aside>
        </div>
      </PageBody>
      {closeDialog}
      {leaving && (
        <MoveToPipeline
          title={moving("moveTitle", { name: lead.full_name })}
          pipelines={pipelines.filter(({ id }) => id !== lead.pipeline_id)}
          onMove={(next) => void move(stage, next)}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}

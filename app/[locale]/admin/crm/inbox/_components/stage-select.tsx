"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { moveLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { useCloseQuestion, type Closing } from "@/components/leads/close-question";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toastUndo } from "@/components/ui/sonner";
import type { Lead } from "@/lib/leads/schemas";
import { useInbox } from "./inbox-context";
import { leadKeys, useStages } from "./use-lead";

/** Moves the lead through the funnel without leaving the thread. */
export function StageSelect({ lead }: { lead: Lead }) {
  const t = useTranslations("inbox.lead");
  const { can } = useInbox().seed;
  const stages = useStages(lead.pipeline_id);
  const { move } = useMoveLead(lead);
  const { ask, dialog } = useCloseQuestion();
  const current = stages.find(({ id }) => id === lead.stage_id);
  if (!can.moveLead) return <span>{current?.name}</span>;

  async function choose(stageId: string): Promise<void> {
    const stage = stages.find(({ id }) => id === stageId);
    if (!stage) return;
    const closing = stage.stage_type === lead.status ? {} : await ask(stage.stage_type, lead.full_name);
    if (!closing || !(await move(stageId, lead.version, closing))) return;
    const { close_reason_id, close_note } = lead;
    const before = close_reason_id ? { close_reason_id, close_note } : {};
    toastUndo(
      t("moved", { stage: stage.name }),
      t("undo"),
      () => void move(lead.stage_id, undefined, before),
    );
  }

  return (
    <>
      <Select value={lead.stage_id} onValueChange={(id) => void choose(id)}>
        <SelectTrigger
          aria-label={t("stage")}
          className="-ml-2.5 w-[calc(100%+0.625rem)] border-transparent bg-transparent pointer-coarse:text-sm"
        >
          <SelectValue>
            <StageName name={current?.name} color={current?.color} />
          </SelectValue>
        </SelectTrigger>
        <SelectContent>
          {stages.map(({ id, name, color }) => (
            <SelectItem key={id} value={id}>
              <StageName name={name} color={color} />
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {dialog}
    </>
  );
}

function StageName({ name, color }: { name: string | undefined; color: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {/* The stage's own colour, chosen by people. */}
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: color }} />
      <span className="truncate">{name}</span>
    </span>
  );
}

/** The panel changes at once; when somebody moved the lead first, it shows where the lead is now. */
function useMoveLead({ id }: Lead) {
  const queryClient = useQueryClient();
  const { run } = useAction(moveLeadAction);
  const key = leadKeys.lead(id);

  async function move(stageId: string, version?: number, closing: Closing = {}): Promise<boolean> {
    const before = queryClient.getQueryData<Lead>(key);
    queryClient.setQueryData<Lead>(key, (lead) => lead && { ...lead, stage_id: stageId });
    const result = await run({ lead_id: id, new_stage_id: stageId, version, ...closing });
    queryClient.setQueryData(key, result.ok ? result.data : before);
    void queryClient.invalidateQueries({ queryKey: key });
    return result.ok;
  }
  return { move };
}

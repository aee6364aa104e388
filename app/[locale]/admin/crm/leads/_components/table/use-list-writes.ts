"use client";

import { useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "sonner";
import { assignLeadAction, moveLeadAction, updateLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { useCloseQuestion } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import { toastUndo } from "@/components/ui/sonner";
import type { ActionResult } from "@/lib/http/action-result";
import type { Lead } from "@/lib/leads/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { listKey, type LeadPage } from "../use-leads";

type Call = (version: number) => Promise<ActionResult<Lead>>;
export type CustomValue = string | number | boolean | string[] | null;

export type CellPatch = Partial<
  Pick<
    Lead,
    | "full_name"
    | "company"
    | "email"
    | "phone"
    | "source"
    | "estimated_value"
    | "probability"
    | "expected_close_date"
    | "tags"
  >
>;

const quiet = { onError: () => true };

/** Changes in cells: shown at once, sent one after the other, taken back when refused; another's change is shown. */
export function useListWrites(queue: WriteQueue) {
  const t = useTranslations("leads.page");
  const queryClient = useQueryClient();
  const { run: sendUpdate } = useAction(updateLeadAction, quiet);
  const { run: sendMove } = useAction(moveLeadAction, quiet);
  const { run: sendAssign } = useAction(assignLeadAction, quiet);

  const get = useCallback(
    (id: string) =>
      queryClient
        .getQueriesData<InfiniteData<LeadPage>>({ queryKey: listKey })
        .flatMap(([, data]) => data?.pages ?? [])
        .flatMap(({ data }) => data)
        .find((lead) => lead.id === id),
    [queryClient],
  );
  const set = useCallback(
    (id: string, patch: Partial<Lead>) =>
      queryClient.setQueriesData<InfiniteData<LeadPage>>({ queryKey: listKey }, (list) => {
        if (!list) return list;
        const pages = list.pages.map((page) => ({
          ...page,
          data: page.data.map((lead) => (lead.id === id ? { ...lead, ...patch } : lead)),
        }));
        return { ...list, pages };
      }),
    [queryClient],
  );

  const write = useCallback(
    function writeNow(id: string, patch: Partial<Lead>, call: Call): Promise<boolean> {
      const before = get(id);
      if (!before) return Promise.resolve(false);
      set(id, patch);
      return new Promise((resolve) =>
        queue.add(async () => {
          const result = await call(get(id)?.version ?? before.version);
          if (result.ok) {
            set(id, result.data);
            return resolve(true);
          }
          const { error } = result;
          if (error.code === "version_conflict" && isLead(error.current)) {
            set(id, error.current);
            const action = { label: t("applyMine"), onClick: () => void writeNow(id, patch, call) };
            toast.warning(t("conflict"), { action });
          } else {
            set(id, pick(before, patch));
            const field = Object.values(error.fields ?? {})[0];
            toast.error(t("notSaved"), { description: field ?? error.message });
          }
          resolve(false);
        }),
      );
    },
    [get, set, queue, t],
  );

  const save = (lead: Lead, patch: CellPatch) =>
    void write(lead.id, patch, (version) => sendUpdate({ lead_id: lead.id, version, ...patch }));
  /** Only the one field goes out, so that another's change of a neighbouring field stays. */
  const saveCustom = (lead: Lead, key: string, value: CustomValue) =>
    void write(lead.id, { custom_fields: { ...lead.custom_fields, [key]: value } }, (version) =>
      sendUpdate({ lead_id: lead.id, version, custom_fields: { [key]: value } }),
    );
  const assign = (lead: Lead, assigned_to: string | null) =>
    void write(lead.id, { assigned_to }, (version) => sendAssign({ lead_id: lead.id, assigned_to, version }));

  const { ask, dialog } = useCloseQuestion();
  const move = async (lead: Lead, from: Stage | undefined, to: Stage) => {
    if (lead.stage_id === to.id) return;
    const closing = lead.status === to.stage_type ? {} : await ask(to.stage_type, lead.full_name);
    if (!closing) return;
    const send = (stage: Stage, reason: object) =>
      write(lead.id, { stage_id: stage.id, status: stage.stage_type }, (version) =>
        sendMove({ lead_id: lead.id, new_stage_id: stage.id, version, ...reason }),
      );
    const { close_reason_id, close_note } = lead;
    const was = close_reason_id ? { close_reason_id, close_note } : {};
    if ((await send(to, closing)) && from)
      toastUndo(t("moved", { stage: to.name }), t("undo"), () => void send(from, was));
  };
  return { save, saveCustom, assign, move, dialog };
}

export type ListWrites = ReturnType<typeof useListWrites>;

const pick = (lead: Lead, patch: Partial<Lead>): Partial<Lead> =>
  Object.fromEntries(Object.keys(patch).map((key) => [key, lead[key as keyof Lead]]));

/** The answer of a conflict carries the lead as the API shows it. */
const isLead = (value: unknown): value is Lead =>
  typeof value === "object" && value !== null && "stage_id" in value;

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "sonner";
import { assignLeadAction, moveLeadAction, updateLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { useCloseQuestion, type Closing } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import { toastUndo } from "@/components/ui/sonner";
import type { ActionResult } from "@/lib/http/action-result";
import type { Lead } from "@/lib/leads/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { CustomValue } from "./custom-field-input";
import { leadKey } from "./use-lead-data";

type Failure = Extract<ActionResult<Lead>, { ok: false }>["error"];
type Call = (version: number) => Promise<ActionResult<Lead>>;
export type LeadPatch = Partial<
  Pick<
    Lead,
    | "full_name"
    | "company"
    | "email"
    | "phone"
    | "estimated_value"
    | "currency"
    | "source"
    | "probability"
    | "expected_close_date"
    | "tags"
  >
>;

const quiet = { onError: () => true };

/** Changes that show at once, go out one after the other, and are taken back when the server refuses them. */
export function useLeadWrites(leadId: string, queue: WriteQueue, onWritten: () => void) {
  const t = useTranslations("leads.page");
  const queryClient = useQueryClient();
  const { run: sendUpdate } = useAction(updateLeadAction, quiet);
  const { run: sendMove } = useAction(moveLeadAction, quiet);
  const { run: sendAssign } = useAction(assignLeadAction, quiet);

  /** @returns what the server refused, for a field to say; everything else is said in a toast. */
  const write = useCallback(
    function writeNow(patch: Partial<Lead>, call: Call): Promise<Failure | null> {
      const get = () => queryClient.getQueryData<Lead>(leadKey(leadId));
      const set = (lead: Partial<Lead>) =>
        queryClient.setQueryData<Lead>(leadKey(leadId), (now) => now && { ...now, ...lead });
      const before = get();
      if (!before) return Promise.resolve(null);
      set(patch);
      return new Promise((resolve) =>
        queue.add(async () => {
          const result = await call(get()?.version ?? before.version);
          if (result.ok) {
            const { version, updated_at, converted_at, position, status } = result.data;
            set({ ...pick(result.data, patch), version, updated_at, converted_at, position, status });
            onWritten();
            return resolve(null);
          }
          const { error } = result;
          if (error.code === "version_conflict" && isLead(error.current)) {
            set(error.current);
            onWritten();
            toast.warning(t("conflict"), {
              action: { label: t("applyMine"), onClick: () => void writeNow(patch, call) },
            });
            return resolve(null);
          }
          set(pick(before, patch));
          const saysItself = error.fields && Object.keys(patch).some((field) => error.fields?.[field]);
          if (!saysItself) toast.error(t("notSaved"), { description: error.message });
          resolve(error);
        }),
      );
    },
    [queryClient, leadId, queue, onWritten, t],
  );

  const save = (patch: LeadPatch) =>
    write(patch, (version) => sendUpdate({ lead_id: leadId, version, ...patch }));
  /** Only the one field goes out, so that another's change of a neighbouring field stays. */
  const saveCustom = (lead: Lead, key: string, value: CustomValue) =>
    write({ custom_fields: { ...lead.custom_fields, [key]: value } }, (version) =>
      sendUpdate({ lead_id: leadId, version, custom_fields: { [key]: value } }),
    );
  const assign = (assigned_to: string | null) =>
    void write({ assigned_to }, (version) => sendAssign({ lead_id: leadId, assigned_to, version }));
  const moveTo = (stage: Stage, closing: Closing = {}) =>
    write({ pipeline_id: stage.pipeline_id, stage_id: stage.id, status: stage.stage_type }, (version) =>
      sendMove({ lead_id: leadId, new_stage_id: stage.id, version, ...closing }),
    );
  const { ask, dialog } = useCloseQuestion();
  const move = async (from: Stage | undefined, to: Stage) => {
    const before = queryClient.getQueryData<Lead>(leadKey(leadId));
    const closing = before?.status === to.stage_type ? {} : await ask(to.stage_type, before?.full_name ?? "");
    if (!closing) return;
    const failure = await moveTo(to, closing);
    const was = before?.close_reason_id
      ? { close_reason_id: before.close_reason_id, close_note: before.close_note }
      : {};
    if (!failure && from) toastUndo(t("moved", { stage: to.name }), t("undo"), () => void moveTo(from, was));
  };
  return { save, saveCustom, assign, move, closeDialog: dialog };
}

const pick = (lead: Lead, patch: Partial<Lead>): Partial<Lead> =>
  Object.fromEntries(Object.keys(patch).map((key) => [key, lead[key as keyof Lead]]));

const isLead = (value: unknown): value is Lead =>
  typeof value === "object" && value !== null && "stage_id" in value;

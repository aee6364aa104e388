"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { OwnerSelect, StageSelect } from "@/components/leads/lead-selects";
import { Field } from "@/components/ui/field";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { BulkAction, BulkInput } from "@/lib/leads/schemas";
import type { CloseReason } from "@/lib/pipeline/schemas";
import { ChoiceInput } from "@/components/leads/filter/choice-input";
import { useList } from "../list-context";
import { EditInputs } from "./edit-inputs";

export type BulkValues = Partial<
  Pick<BulkInput, "assigned_to" | "stage_id" | "close_reason_id" | "close_note" | "tags" | "fields">
>;
export type BulkInputsProps = {
  action: BulkAction;
  values: BulkValues;
  onChange: (values: BulkValues) => void;
};

export function isReady(action: BulkAction, values: BulkValues): boolean {
  switch (action) {
    case "assign":
      return values.assigned_to !== undefined;
    case "move":
      return values.stage_id !== undefined;
    case "tag":
    case "untag":
      return (values.tags?.length ?? 0) > 0;
    case "edit":
      return Object.keys(values.fields ?? {}).length > 0;
    case "delete":
      return true;
  }
}

export function BulkInputs({ action, values, onChange }: BulkInputsProps) {
  const t = useTranslations("leadList.bulk");
  const { members } = useList();
  switch (action) {
    case "assign":
      return (
        <Field label={t("owner")}>
          <OwnerSelect
            value={values.assigned_to ?? null}
            members={members}
            onChange={(assigned_to) => onChange({ assigned_to })}
          />
        </Field>
      );
    case "move":
      return <MoveInputs values={values} onChange={onChange} />;
    case "tag":
    case "untag":
      return (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t("tags")}</span>
          <ChoiceInput
            field="tags"
            label={t("tags")}
            value={values.tags ?? []}
            onChange={(tags) => onChange({ tags })}
          />
        </div>
      );
    case "edit":
      return <EditInputs onChange={(fields) => onChange({ fields })} />;
    case "delete":
      return null;
  }
}

function MoveInputs({ values, onChange }: Omit<BulkInputsProps, "action">) {
  const t = useTranslations("leadList.bulk");
  const closing = useTranslations("closing");
  const { stages } = useList();
  const type = stages.find(({ id }) => id === values.stage_id)?.stage_type ?? "open";
  const { data: reasons = [] } = useQuery({
    queryKey: ["close-reasons", type],
    queryFn: async () =>
      (await apiGet<{ data: CloseReason[] }>("/crm/pipeline/close-reasons", { outcome: type })).data,
    enabled: type !== "open",
  });
  return (
    <>
      <Field label={t("stage")}>
        <StageSelect
          value={values.stage_id}
          stages={stages}
          onChange={(stage_id) => onChange({ stage_id })}
        />
      </Field>
      {type !== "open" && reasons.length > 0 && (
        <>
          <RadioGroup
            aria-label={closing("reason")}
            value={values.close_reason_id ?? ""}
            onValueChange={(close_reason_id) => onChange({ ...values, close_reason_id })}
          >
            {reasons.map(({ id, name }) => (
              <RadioItem key={id} value={id} label={name} />
            ))}
          </RadioGroup>
          <Field label={closing("note")}>
            <Textarea
              rows={2}
              maxLength={2_000}
              value={values.close_note ?? ""}
              onChange={(event) => onChange({ ...values, close_note: event.target.value || null })}
            />
          </Field>
        </>
      )}
    </>
  );
}

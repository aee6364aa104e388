"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm, type Control } from "react-hook-form";
import type { z } from "zod";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/sonner";
import { stageColors } from "@/lib/pipeline/constants";
import { CreateStageInput, stageTypes } from "@/lib/pipeline/schemas";
import { ColorSwatches } from "./color-picker";
import type { StageItem, useStages } from "./use-stages";

type Props = { stages: StageItem[]; onCreate: ReturnType<typeof useStages>["create"]; onDone: () => void };

export function AddStageForm({ stages, onCreate, onDone }: Props) {
  const t = useTranslations("settings.stages.add");
  const common = useTranslations("common");
  const fieldError = useFieldError();
  const form = useForm({ resolver: zodResolver(CreateStageInput), defaultValues: firstValues(stages) });
  const { errors } = form.formState;
  const { submit, pending, failure } = useFormAction(form, onCreate, ["name"]);
  const create = form.handleSubmit(async (input) => {
    const result = await submit(placed(input));
    if (!result.ok) return;
    onDone();
    toast.success(t("done", { name: input.name }));
  });
  return (
    <form noValidate onSubmit={create} className="flex flex-col gap-5">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Field label={t("name")} error={fieldError(errors.name, form.getValues("name"))}>
        <Input autoFocus autoComplete="off" placeholder={t("namePlaceholder")} {...form.register("name")} />
      </Field>
      <TypeAndColor control={form.control} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{common("cancel")}</Button>
        </DialogClose>
        <Button type="submit" loading={pending}>
          {t("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

type StageControl = Control<z.input<typeof CreateStageInput>, unknown, z.output<typeof CreateStageInput>>;

function TypeAndColor({ control }: { control: StageControl }) {
  const t = useTranslations("settings.stages");
  return (
    <>
      <Controller
        control={control}
        name="stage_type"
        render={({ field: { value = "open", onChange } }) => (
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t("columns.type")}</p>
            <SegmentedControl
              label={t("columns.type")}
              value={value}
              onValueChange={onChange}
              options={stageTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            />
            <p className="text-xs text-muted-foreground">{t(`typeHint.${value}`)}</p>
          </div>
        )}
      />
      <Controller
        control={control}
        name="color"
        render={({ field: { value = "", onChange } }) => (
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t("colorLabel")}</p>
            <ColorSwatches value={value} onChange={onChange} />
          </div>
        )}
      />
    </>
  );
}

/** A stage that closes leads goes to the end, and leaves no doubt about the chance. */
function placed(input: z.output<typeof CreateStageInput>): z.output<typeof CreateStageInput> {
  if (input.stage_type === "open") return input;
  return { ...input, stage_order: undefined, probability: input.stage_type === "won" ? 100 : 0 };
}

/** After the last open stage, half-way to certain from there, in a colour not used yet. */
function firstValues(stages: StageItem[]): z.input<typeof CreateStageInput> {
  const open = stages.filter(({ stage_type }) => stage_type === "open");
  const last = open.at(-1);
  const used = new Set(stages.map(({ color }) => color.toLowerCase()));
  const color = stageColors.find(({ value }) => !used.has(value)) ?? stageColors[0];
  return {
    name: "",
    stage_type: "open",
    color: color.value,
    probability: Math.round(((last?.probability ?? 0) + 100) / 2),
    stage_order: last ? stages.indexOf(last) + 1 : 0,
  };
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, type UseFormReturn } from "react-hook-form";
import { updateAlertSettingsAction } from "@/app/actions/alerts";
import { SaveRow } from "@/components/settings/save-row";
import { Section } from "@/components/settings/section";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/sonner";
import { AlertSettings } from "@/lib/alerts/schemas";
import { OpportunityFields } from "./opportunity-fields";
import { TriggerSwitch } from "./trigger-switch";

const names = [
  "urgent.from",
  "negative.below",
  "negative.confidence",
  "opportunity.intents",
  "episode_minutes",
] as const;

export type AlertForm = UseFormReturn<AlertSettings>;

/** When a message calls somebody: three triggers, each with its switch and its limit. */
export function AlertSettingsForm({ initial }: { initial: AlertSettings }) {
  const t = useTranslations("alerts");
  const { form, save, pending, failure, saved } = useAlertSettings(initial);
  const numberField = useNumberField(form);
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-8" data-testid="alert-settings">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Section
        title={t("urgent.title")}
        description={t("urgent.hint")}
        aside={<TriggerSwitch form={form} kind="urgent" />}
      >
        {numberField("urgent.from", t("urgent.from"), t("urgent.fromHint"), { min: 50, max: 100, step: 1 })}
      </Section>
      <Section
        title={t("negative.title")}
        description={t("negative.hint")}
        aside={<TriggerSwitch form={form} kind="negative" />}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {numberField("negative.below", t("negative.below"), t("negative.belowHint"), {
            min: -1,
            max: -0.3,
            step: 0.05,
          })}
          {numberField("negative.confidence", t("negative.confidence"), t("negative.confidenceHint"), {
            min: 0.5,
            max: 1,
            step: 0.05,
          })}
        </div>
      </Section>
      <Section
        title={t("opportunity.title")}
        description={t("opportunity.hint")}
        aside={<TriggerSwitch form={form} kind="opportunity" />}
      >
        <OpportunityFields form={form} />
      </Section>
      <Section title={t("episode.title")} description={t("episode.hint")}>
        {numberField("episode_minutes", t("episode.minutes"), undefined, { min: 5, max: 10_080, step: 5 })}
      </Section>
      <SaveRow
        dirty={form.formState.isDirty}
        pending={pending}
        saved={saved}
        onDiscard={() => form.reset()}
      />
    </form>
  );
}

type NumberName = "urgent.from" | "negative.below" | "negative.confidence" | "episode_minutes";

function useNumberField(form: AlertForm) {
  const fieldError = useFieldError();
  return (
    name: NumberName,
    label: string,
    description: string | undefined,
    range: { min: number; max: number; step: number },
  ) => (
    <Field
      label={label}
      description={description}
      error={fieldError(form.getFieldState(name, form.formState).error, form.getValues(name))}
    >
      <Input
        type="number"
        inputMode="decimal"
        className="max-w-32 num"
        {...range}
        {...form.register(name, { valueAsNumber: true })}
      />
    </Field>
  );
}

function useAlertSettings(initial: AlertSettings) {
  const t = useTranslations("alerts");
  const [saved, setSaved] = useState(false);
  const form = useForm<AlertSettings>({ resolver: zodResolver(AlertSettings), defaultValues: initial });
  const { submit, pending, failure } = useFormAction(form, updateAlertSettingsAction, names);
  const save = form.handleSubmit(async (input) => {
    const result = await submit(input);
    if (!result.ok) return;
    form.reset(input);
    setSaved(true);
    toast.success(t("saved"));
  });
  return { form, save, pending, failure, saved };
}

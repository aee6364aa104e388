"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { createLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CreateLeadInput } from "@/lib/leads/schemas";
import { useCloseQuestion } from "./close-question";
import { CustomFieldsPart } from "./custom-fields-part";
import { DuplicateWarning } from "./duplicate-warning";
import { CurrencySelect, OwnerSelect, StageSelect } from "./lead-selects";
import { parseMoney } from "./money";
import type { NewLeadDialogProps } from "./new-lead-dialog";
import { useCustomValues } from "./use-custom-values";

type Values = z.input<typeof CreateLeadInput>;
type NewLeadFormProps = Pick<NewLeadDialogProps, "stages" | "members" | "userId" | "onCreated" | "start"> & {
  onCancel: () => void;
};

const emptyToNull = (value: string) => value.trim() || null;
/** A form keeps what was typed; the schema takes anything there and looks at it later. */
const asText = (value: unknown) => (typeof value === "string" ? value : null);
/** What cannot be read stays as typed, so that the schema can refuse it. */
const amount = (value: string | null) =>
  typeof value === "string" ? (parseMoney(value) ?? (value.trim() || null)) : value;

export function NewLeadForm({ stages, members, userId, onCreated, onCancel, start }: NewLeadFormProps) {
  const t = useTranslations("leads.fields");
  const common = useTranslations("leads.new");
  const form = useForm({
    resolver: zodResolver(CreateLeadInput),
    defaultValues: {
      full_name: "",
      stage_id: stages.find(({ stage_type }) => stage_type === "open")?.id,
      currency: "BRL",
      assigned_to: members.some(({ user_id }) => user_id === userId) ? userId : null,
      ...start?.values,
    } satisfies Values as Values,
  });
  const custom = useCustomValues(start?.errors);
  useEffect(() => {
    for (const [name, message] of Object.entries(start?.errors ?? {}))
      form.setError(name as keyof Values, { type: "server", message });
  }, [form, start]);
  const [phone, email, full_name, company] = useWatch({
    control: form.control,
    name: ["phone", "email", "full_name", "company"],
  });
  const { run, pending } = useAction(createLeadAction, {
    onError: ({ fields }) => {
      for (const [name, message] of Object.entries(fields ?? {})) {
        form.setError(name as keyof Values, { type: "server", message });
      }
      custom.setErrors(fields ?? {});
      return fields !== undefined && Object.keys(fields).length > 0;
    },
  });
  const errorOf = useFieldError();
  const { ask, dialog } = useCloseQuestion();
  const { errors } = form.formState;
  const submit = async (input: z.output<typeof CreateLeadInput>) => {
    const stage = stages.find(({ id }) => id === input.stage_id);
    const closing = await ask(stage?.stage_type ?? "open", input.full_name);
    if (!closing) return;
    const result = await run({ ...input, ...closing, custom_fields: custom.values() });
    if (result.ok) onCreated(result.data);
  };
  return (
    <form noValidate onSubmit={form.handleSubmit(submit)} className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
      <Field label={t("full_name")} error={errorOf(errors.full_name)} className="sm:col-span-2">
        <Input
          autoFocus
          autoComplete="off"
          placeholder={common("namePlaceholder")}
          {...form.register("full_name")}
        />
      </Field>
      <Field label={t("phone")} error={errorOf(errors.phone)}>
        <Input
          type="tel"
          inputMode="tel"
          autoComplete="off"
          placeholder={common("phonePlaceholder")}
          {...form.register("phone")}
        />
      </Field>
      <Field label={t("email")} error={errorOf(errors.email)}>
        <Input type="email" autoComplete="off" {...form.register("email")} />
      </Field>
      <Field label={t("company")} error={errorOf(errors.company)} className="sm:col-span-2">
        <Input autoComplete="off" {...form.register("company", { setValueAs: emptyToNull })} />
      </Field>
      <DuplicateWarning typed={{ phone: asText(phone), email: asText(email), full_name, company }} />
      <Field label={t("estimated_value")} error={errorOf(errors.estimated_value)}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          placeholder={common("valuePlaceholder")}
          className="num"
          {...form.register("estimated_value", { setValueAs: amount })}
        />
      </Field>
      <Field label={t("currency")} error={errorOf(errors.currency)}>
        <Controller
          control={form.control}
          name="currency"
          render={({ field }) => <CurrencySelect value={field.value} onChange={field.onChange} />}
        />
      </Field>
      <Field label={t("stage")} error={errorOf(errors.stage_id)}>
        <Controller
          control={form.control}
          name="stage_id"
          render={({ field }) => (
            <StageSelect stages={stages} value={field.value} onChange={field.onChange} />
          )}
        />
      </Field>
      <Field label={t("assigned_to")} error={errorOf(errors.assigned_to)}>
        <Controller
          control={form.control}
          name="assigned_to"
          render={({ field }) => (
            <OwnerSelect members={members} value={field.value ?? null} onChange={field.onChange} />
          )}
        />
      </Field>
      <CustomFieldsPart model={custom} members={members} />
      {dialog}
      <DialogFooter className="sm:col-span-2">
        <Button variant="outline" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={pending}>
          {common("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

const errorKeys = [
  "wrong_email",
  "wrong_phone",
  "wrong_amount",
  "wrong_currency",
  "too_big",
  "too_many",
] as const;
const isErrorKey = (key: unknown) => errorKeys.find((known) => known === key);

/** The server's own words, else the text of the schema's key. */
function useFieldError() {
  const t = useTranslations("errors.fields");
  return (error: { type?: unknown; message?: unknown } | undefined) => {
    if (!error) return undefined;
    if (error.type === "server") return String(error.message);
    return t(
      isErrorKey(error.message) ??
        (error.type === "too_small" ? "required" : (isErrorKey(error.type) ?? "invalid_value")),
    );
  };
}

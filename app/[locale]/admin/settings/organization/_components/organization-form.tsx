"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { updateOrganizationAction } from "@/app/actions/organizations";
import { SaveRow } from "@/components/settings/save-row";
import { Section } from "@/components/settings/section";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import { UpdateOrganizationInput } from "@/lib/organizations/schemas";
import { DefaultsFields } from "./defaults-fields";
import type { OrganizationDefaults } from "./organization-defaults";

export type OrganizationValues = { name?: string; settings?: Partial<OrganizationDefaults> };

const names = ["name", "settings.language", "settings.currency", "settings.time_zone"] as const;

type Props = { initial: { name: string; settings: OrganizationDefaults }; editable: boolean };

export function OrganizationForm({ initial, editable }: Props) {
  const t = useTranslations("settings.organization");
  const form = useSettings();
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-8">
      {!editable && <Alert>{form.readOnly}</Alert>}
      {form.failure && <Alert variant="danger">{form.failure}</Alert>}
      <fieldset disabled={!editable} className="contents">
        <Section title={t("identity")}>
          <Field label={t("name")} description={t("nameHint")} error={form.nameError}>
            <Input autoComplete="organization" {...form.register("name")} />
          </Field>
        </Section>
        <Section title={t("defaults")} description={t("defaultsHint")}>
          <DefaultsFields control={form.control} />
        </Section>
      </fieldset>
      {editable && (
        <SaveRow dirty={form.dirty} pending={form.pending} saved={form.saved} onDiscard={() => form.reset()} />
      )}
    </form>
  );

  function useSettings() {
    const router = useRouter();
    const common = useTranslations("settings.form");
    const fieldError = useFieldError();
    const { register, control, handleSubmit, reset, setError, getValues, formState } = useForm({
      resolver: zodResolver(UpdateOrganizationInput),
      values: initial as OrganizationValues,
      resetOptions: { keepDirtyValues: true, keepErrors: true, keepIsSubmitSuccessful: true },
    });
    const { submit, pending, failure } = useFormAction({ setError }, updateOrganizationAction, names);
    return {
      register,
      control,
      reset,
      pending,
      failure,
      dirty: formState.isDirty,
      saved: formState.isSubmitSuccessful,
      nameError: fieldError(formState.errors.name, getValues("name")),
      readOnly: common("readOnly"),
      submit: handleSubmit(async (input) => {
        const result = await submit(input);
        if (!result.ok) return;
        reset(input, { keepIsSubmitSuccessful: true });
        toast.success(t("saved"));
        router.refresh();
      }),
    };
  }
}

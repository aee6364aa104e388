"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
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
  const common = useTranslations("settings.form");
  const fieldError = useFieldError();
  const { form, save, pending, failure, saved } = useOrganizationForm(initial);
  const { errors, isDirty } = form.formState;
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-8">
      {!editable && <Alert>{common("readOnly")}</Alert>}
      {failure && <Alert variant="danger">{failure}</Alert>}
      <fieldset disabled={!editable} className="contents">
        <Section title={t("identity")}>
          <Field
            label={t("name")}
            description={t("nameHint")}
            error={fieldError(errors.name, form.getValues("name"))}
          >
            <Input autoComplete="organization" {...form.register("name")} />
          </Field>
        </Section>
        <Section title={t("defaults")} description={t("defaultsHint")}>
          <DefaultsFields control={form.control} />
        </Section>
      </fieldset>
      {editable && <SaveRow dirty={isDirty} pending={pending} saved={saved} onDiscard={() => form.reset()} />}
    </form>
  );
}

function useOrganizationForm(initial: Props["initial"]) {
  const t = useTranslations("settings.organization");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    resolver: zodResolver(UpdateOrganizationInput),
    values: initial,
    resetOptions: { keepDirtyValues: true, keepErrors: true },
  });
  const { submit, pending, failure } = useFormAction(form, updateOrganizationAction, names);
  const save = form.handleSubmit(async (input) => {
    const result = await submit(input);
    if (!result.ok) return;
    form.reset(input);
    setSaved(true);
    toast.success(t("saved"));
    router.refresh();
  });
  return { form, save, pending, failure, saved };
}

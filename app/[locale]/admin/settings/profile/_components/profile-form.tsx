"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm, type Control } from "react-hook-form";
import { updateMeAction } from "@/app/actions/organizations";
import { SaveRow } from "@/components/settings/save-row";
import { SearchSelect } from "@/components/settings/search-select";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { useTimeZones } from "@/components/settings/use-time-zones";
import { localeNames, useLocaleSwitch } from "@/components/shell/locale-switch";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useRouter } from "@/i18n/navigation";
import { routing, type Locale } from "@/i18n/routing";
import { UpdateMeInput } from "@/lib/organizations/schemas";

type Profile = { full_name: string; locale: Locale; time_zone: string | null };

export function ProfileForm({ initial }: { initial: Profile }) {
  const t = useTranslations("settings.profile");
  const router = useRouter();
  const uiLocale = useLocale();
  const { switchTo } = useLocaleSwitch();
  const fieldError = useFieldError();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    resolver: zodResolver(UpdateMeInput),
    values: initial,
    resetOptions: { keepDirtyValues: true, keepErrors: true },
  });
  const { errors, isDirty } = form.formState;
  const { submit, pending, failure } = useFormAction(form, updateMeAction, [
    "full_name",
    "locale",
    "time_zone",
  ]);

  const save = form.handleSubmit(async (input) => {
    const result = await submit(input);
    if (!result.ok) return;
    form.reset(input);
    setSaved(true);
    if (input.locale && input.locale !== uiLocale) switchTo(input.locale);
    else router.refresh();
  });

  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-5">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Field
        label={t("name")}
        description={t("nameHint")}
        error={fieldError(errors.full_name, form.getValues("full_name"))}
      >
        <Input autoComplete="name" {...form.register("full_name")} />
      </Field>
      <Controller
        control={form.control}
        name="locale"
        render={({ field: { ref, value, onChange, onBlur } }) => (
          <Field label={t("language")} description={t("languageHint")}>
            <Select value={value} onValueChange={onChange}>
              <SelectTrigger ref={ref} onBlur={onBlur}>
                <SelectValue>{value && localeNames[value]}</SelectValue>
              </SelectTrigger>
              <SelectContent>
                {routing.locales.map((option) => (
                  <SelectItem key={option} value={option}>
                    <span lang={option}>{localeNames[option]}</span>
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </Field>
        )}
      />
      <TimeZoneField control={form.control} />
      <SaveRow dirty={isDirty} pending={pending} saved={saved} onDiscard={() => form.reset()} />
    </form>
  );
}

function TimeZoneField({ control }: { control: Control<UpdateMeInput> }) {
  const t = useTranslations("settings.profile");
  const zones = useTimeZones();
  const options = () => {
    const { suggested, all } = zones.options();
    return { suggested: [{ value: "", label: t("timeZoneOrganization") }, ...suggested], all };
  };
  return (
    <Controller
      control={control}
      name="time_zone"
      render={({ field: { ref, value, onChange, onBlur }, fieldState }) => (
        <Field label={t("timeZone")} description={t("timeZoneHint")} error={fieldState.error?.message}>
          <SearchSelect
            ref={ref}
            label={t("timeZone")}
            value={value ?? ""}
            valueLabel={value ? zones.labelOf(value) : t("timeZoneOrganization")}
            onValueChange={(zone) => onChange(zone || null)}
            onBlur={onBlur}
            options={options}
          />
        </Field>
      )}
    />
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller, type Control } from "react-hook-form";
import { SearchSelect } from "@/components/settings/search-select";
import { localeNames } from "@/components/shell/locale-switch";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { routing } from "@/i18n/routing";
import { currencyLabel, currencyOptions } from "./currencies";
import type { OrganizationValues } from "./organization-form";
import { useTimeZones } from "@/components/settings/use-time-zones";

/** Language, currency and time zone. */
export function DefaultsFields({ control }: { control: Control<OrganizationValues> }) {
  const t = useTranslations("settings.organization");
  const locale = useLocale();
  const zones = useTimeZones();
  return (
    <>
      <Controller
        control={control}
        name="settings.language"
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
      <Controller
        control={control}
        name="settings.currency"
        render={({ field: { ref, value = "", onChange, onBlur }, fieldState }) => (
          <Field label={t("currency")} description={t("currencyHint")} error={fieldState.error?.message}>
            <SearchSelect
              ref={ref}
              label={t("currency")}
              value={value}
              valueLabel={currencyLabel(value, locale)}
              onValueChange={onChange}
              onBlur={onBlur}
              options={() => currencyOptions(locale)}
            />
          </Field>
        )}
      />
      <Controller
        control={control}
        name="settings.time_zone"
        render={({ field: { ref, value = "", onChange, onBlur }, fieldState }) => (
          <Field label={t("timeZone")} description={t("timeZoneHint")} error={fieldState.error?.message}>
            <SearchSelect
              ref={ref}
              label={t("timeZone")}
              value={value}
              valueLabel={zones.labelOf(value)}
              onValueChange={onChange}
              onBlur={onBlur}
              options={zones.options}
            />
          </Field>
        )}
      />
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { opportunityIntents } from "@/lib/alerts/schemas";
import type { AlertForm } from "./alert-settings-form";

/** Which purposes count as an opportunity, and whether a lead of nobody is given out at once. */
export function OpportunityFields({ form }: { form: AlertForm }) {
  const t = useTranslations("alerts.opportunity");
  return (
    <div className="flex flex-col gap-4">
      <Controller
        control={form.control}
        name="opportunity.intents"
        render={({ field: { value, onChange }, fieldState }) => (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-sm font-medium">{t("intents")}</legend>
            {opportunityIntents.map((intent) => (
              <label key={intent} className="flex min-h-8 items-center gap-2.5 text-sm">
                <Checkbox
                  checked={value.includes(intent)}
                  onCheckedChange={(checked) =>
                    onChange(checked === true ? [...value, intent] : value.filter((each) => each !== intent))
                  }
                />
                {t(`intent.${intent}`)}
              </label>
            ))}
            {fieldState.error && <p className="text-sm text-danger">{t("choose")}</p>}
          </fieldset>
        )}
      />
      <Controller
        control={form.control}
        name="opportunity.assign"
        render={({ field: { value, onChange } }) => (
          <label className="flex min-h-8 items-center gap-2.5 text-sm">
            <Checkbox checked={value} onCheckedChange={(checked) => onChange(checked === true)} />
            {t("assign")}
          </label>
        )}
      />
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { Switch } from "@/components/ui/switch";
import type { AlertKind } from "@/lib/alerts/schemas";
import type { AlertForm } from "./alert-settings-form";

/** Turns one trigger on or off; named by the trigger for who listens. */
export function TriggerSwitch({ form, kind }: { form: AlertForm; kind: AlertKind }) {
  const t = useTranslations("alerts");
  return (
    <Controller
      control={form.control}
      name={`${kind}.enabled`}
      render={({ field: { ref, value, onChange, onBlur } }) => (
        <Switch
          ref={ref}
          checked={value}
          onCheckedChange={onChange}
          onBlur={onBlur}
          aria-label={t("enable", { trigger: t(`${kind}.title`) })}
        />
      )}
    />
  );
}

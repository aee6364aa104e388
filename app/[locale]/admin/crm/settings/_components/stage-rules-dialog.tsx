"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rolePermissions, roles } from "@/lib/auth/permissions";
import { requirableFields } from "@/lib/pipeline/constants";
import type { StageItem, useStages } from "./use-stages";

type Props = { stage: StageItem; model: ReturnType<typeof useStages>; onClose: () => void };

const daysMax = 365;
const customPrefix = "custom.";

/** What a stage asks of a lead that enters, who may move leads in, and after how many quiet days it goes stale. */
export function StageRulesDialog({ stage, model, onClose }: Props) {
  const t = useTranslations("settings.stages.rules");
  const common = useTranslations("common");
  const [days, setDays] = useState(stage.stale_after_days?.toString() ?? "");
  const [required, setRequired] = useState<string[]>(stage.required_fields);
  const [entry, setEntry] = useState<string[]>(stage.entry_roles);
  const save = () => {
    const typed = Number.parseInt(days, 10);
    void model.change(stage.id, {
      stale_after_days: Number.isNaN(typed) || typed < 1 ? null : Math.min(typed, daysMax),
      required_fields: required as StageItem["required_fields"],
      entry_roles: roles.filter((role) => entry.includes(role)),
    });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="md" data-testid="stage-rules">
        <DialogHeader>
          <DialogTitle className="break-words">{t("title", { name: stage.name })}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <RequiredFields chosen={required} onChange={setRequired} />
          <EntryRoles chosen={entry} onChange={setEntry} />
          {stage.stage_type === "open" && (
            <Field label={t("stale")} description={t("staleHint")}>
              <Input
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                value={days}
                onChange={(event) => setDays(event.target.value.replace(/\D/g, ""))}
                className="w-24 num"
              />
            </Field>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit">{t("save")}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type ChoiceProps = { chosen: string[]; onChange: (chosen: string[]) => void };

function RequiredFields({ chosen, onChange }: ChoiceProps) {
  const t = useTranslations("settings.stages.rules");
  const custom = chosen
    .filter((field) => field.startsWith(customPrefix))
    .map((value) => ({ value, label: value.slice(customPrefix.length) }));
  const known = requirableFields.map((value) => ({ value, label: t(`fields.${value}`) }));
  return (
    <Checklist label={t("required")} options={[...known, ...custom]} chosen={chosen} onChange={onChange} />
  );
}

function EntryRoles({ chosen, onChange }: ChoiceProps) {
  const t = useTranslations("settings.stages.rules");
  const role = useTranslations("shell.roles");
  const options = rolePermissions["leads.write"].map((value) => ({ value, label: role(value) }));
  return (
    <Checklist
      label={t("entry")}
      hint={t("entryHint")}
      options={options}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

type ChecklistProps = ChoiceProps & {
  label: string;
  hint?: string;
  options: { value: string; label: string }[];
};

function Checklist({ label, hint, options, chosen, onChange }: ChecklistProps) {
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <Field key={option.value} inline label={option.label}>
            <Checkbox
              checked={chosen.includes(option.value)}
              onCheckedChange={(on) => toggle(option.value, on === true)}
            />
          </Field>
        ))}
      </div>
      {hint && <p className="text-xs text-muted-foreground">{hint}</p>}
    </fieldset>
  );
}

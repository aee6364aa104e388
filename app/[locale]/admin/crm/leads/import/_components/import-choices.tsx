"use client";

import { useTranslations } from "next-intl";
import { OwnerItems, StageSelect } from "@/components/leads/lead-selects";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { duplicatePolicies, type ImportOptions } from "@/lib/imports/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";

export type Choices = Pick<ImportOptions, "dedupe_by" | "on_duplicate" | "stage_id"> & {
  /** Without one the assignment rules say whose the leads are. */
  assigned_to?: string | null;
};
type ImportChoicesProps = {
  choices: Choices;
  stages: Stage[];
  members: Member[];
  onChange: (choices: Choices) => void;
};

const keyChoices = {
  contact: ["phone", "email"],
  phone: ["phone"],
  email: ["email"],
  name_company: ["name_company"],
} as const;
type KeyChoice = keyof typeof keyChoices;

const byRules = "rules";
const nobody = "none";
const ownerOf = ({ assigned_to }: Choices) => (assigned_to === undefined ? byRules : (assigned_to ?? nobody));

/** Where the leads go, and what makes a row a duplicate. */
export function ImportChoices({ choices, stages, members, onChange }: ImportChoicesProps) {
  const t = useTranslations("imports.choices");
  const owner = useTranslations("leads.owner");
  const names = Object.keys(keyChoices) as KeyChoice[];
  const chosen = names.find((name) => keyChoices[name].join() === choices.dedupe_by.join()) ?? "contact";
  const pick = (name: string) => {
    const found = names.find((each) => each === name);
    if (found) onChange({ ...choices, dedupe_by: [...keyChoices[found]] });
  };
  const policy = (value: string) => {
    const found = duplicatePolicies.find((each) => each === value);
    if (found) onChange({ ...choices, on_duplicate: found });
  };
  const give = (value: string) =>
    onChange({
      ...choices,
      assigned_to: value === byRules ? undefined : value === nobody ? null : value,
    });
  return (
    <section className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("same")}>
        <Select value={chosen} onValueChange={pick}>
          <SelectTrigger>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {names.map((name) => (
              <SelectItem key={name} value={name}>
                {t(`keys.${name}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </Field>
      <Field label={t("duplicates")}>
        <Select value={choices.on_duplicate} onValueChange={policy}>
          <SelectTrigger>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {duplicatePolicies.map((name) => (
              <SelectItem key={name} value={name}>
                {t(`policies.${name}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </Field>
      <Field label={t("stage")}>
        <StageSelect
          value={choices.stage_id}
          stages={stages}
          onChange={(stage_id) => onChange({ ...choices, stage_id })}
        />
      </Field>
      <Field label={t("owner")} description={t("ownerHint")}>
        <Select value={ownerOf(choices)} onValueChange={give}>
          <SelectTrigger>
            <SelectValue />
          </SelectTrigger>
          <SelectContent className="max-h-90">
            <SelectItem value={byRules}>{t("byRules")}</SelectItem>
            <OwnerItems members={members} />
            <SelectItem value={nobody}>{owner("nobody")}</SelectItem>
          </SelectContent>
        </Select>
      </Field>
    </section>
  );
}

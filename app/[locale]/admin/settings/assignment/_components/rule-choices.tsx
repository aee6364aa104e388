"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { ruleLanguages, type RuleLanguage } from "@/lib/assignment/schemas";
import type { Member } from "@/lib/organizations/schemas";

const toggled = <T,>(list: readonly T[], item: T, on: boolean): T[] =>
  on ? [...list, item] : list.filter((each) => each !== item);

type LanguageChoiceProps = { value: RuleLanguage[]; onChange: (value: RuleLanguage[]) => void };

export function LanguageChoice({ value, onChange }: LanguageChoiceProps) {
  const t = useTranslations("assignment");
  return (
    <fieldset className="flex flex-col gap-1.5 sm:col-span-2">
      <legend className="text-sm font-medium">{t("fields.languages")}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2 pt-1.5">
        {ruleLanguages.map((code) => (
          <Field key={code} inline label={t(`conditions.language.${code}`)}>
            <Checkbox
              checked={value.includes(code)}
              onCheckedChange={(on) => onChange(toggled(value, code, on === true))}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

type MemberChoiceProps = { members: Member[]; value: string[]; onChange: (value: string[]) => void };

/** Who takes part. Whoever is away, off work or full is passed over when a lead comes. */
export function MemberChoice({ members, value, onChange }: MemberChoiceProps) {
  const t = useTranslations("assignment");
  return (
    <fieldset className="flex flex-col gap-1.5 sm:col-span-2">
      <legend className="text-sm font-medium">{t("fields.members")}</legend>
      <p className="text-xs text-muted-foreground">{t("fields.membersHint")}</p>
      <div className="grid max-h-48 gap-x-6 gap-y-2 overflow-y-auto py-1 sm:grid-cols-2">
        {members
          .filter(({ role }) => role !== "viewer")
          .map((member) => (
            <Field key={member.user_id} inline label={member.full_name}>
              <Checkbox
                checked={value.includes(member.user_id)}
                onCheckedChange={(on) => onChange(toggled(value, member.user_id, on === true))}
              />
            </Field>
          ))}
      </div>
    </fieldset>
  );
}

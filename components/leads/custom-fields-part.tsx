"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { CustomField } from "@/lib/fields/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { ChoiceChips } from "./choice-chips";
import type { CustomDraft, CustomValues } from "./use-custom-values";

/** The organization's own fields of a form: what is required at once, the others on demand. */
export function CustomFieldsPart({ model, members }: { model: CustomValues; members: Member[] }) {
  const t = useTranslations("leads.new");
  const [all, setAll] = useState(false);
  const { fields } = model;
  const shown = all ? fields : fields.filter(({ key, is_required }) => is_required || model.errorOf(key));
  const hidden = fields.length - shown.length;
  return (
    <>
      {shown.map((field) => (
        <CustomFieldControl
          key={field.id}
          field={field}
          members={members}
          draft={model.draftOf(field.key)}
          error={model.errorOf(field.key)}
          onChange={(draft) => model.set(field.key, draft)}
        />
      ))}
      {hidden > 0 && (
        <Button variant="ghost" size="sm" className="w-fit sm:col-span-2" onClick={() => setAll(true)}>
          <ChevronDown aria-hidden />
          {t("moreFields", { count: hidden })}
        </Button>
      )}
    </>
  );
}

type CustomFieldControlProps = {
  field: CustomField;
  members: Member[];
  draft: CustomDraft | undefined;
  error: string | undefined;
  onChange: (draft: CustomDraft) => void;
};

function CustomFieldControl({ field, members, draft, error, onChange }: CustomFieldControlProps) {
  const t = useTranslations("leads.new");
  const { label, help, field_type, is_required } = field;
  const frame = { label, error, description: help, aside: is_required ? t("required") : undefined };
  const options = field.options.filter(({ is_active }) => is_active);
  switch (field_type) {
    case "checkbox":
      return (
        <Field inline label={label} error={error} description={help} className="self-center">
          <Checkbox checked={draft === true} onCheckedChange={(checked) => onChange(checked === true)} />
        </Field>
      );
    case "multi_select":
      return (
        <div className="flex flex-col gap-1.5 sm:col-span-2">
          <p className="flex items-baseline justify-between text-sm font-medium">
            {label}
            {is_required && (
              <span className="text-xs font-normal text-muted-foreground">{t("required")}</span>
            )}
          </p>
          <ChoiceChips
            label={label}
            options={options}
            chosen={Array.isArray(draft) ? draft : []}
            onChange={onChange}
          />
          {error && (
            <p role="alert" className="text-xs text-danger">
              {error}
            </p>
          )}
        </div>
      );
    case "single_select":
    case "person": {
      const choices =
        field_type === "person"
          ? members.map(({ user_id, full_name }) => ({ value: user_id, label: full_name }))
          : options;
      return (
        <Field {...frame}>
          <Select value={typeof draft === "string" ? draft : ""} onValueChange={onChange}>
            <SelectTrigger>
              <SelectValue placeholder={t("choose")} />
            </SelectTrigger>
            <SelectContent className="max-h-90">
              {choices.map((choice) => (
                <SelectItem key={choice.value} value={choice.value}>
                  {choice.label}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Field>
      );
    }
    default:
      return (
        <Field {...frame}>
          <Input
            type={field_type === "date" ? "date" : field_type === "url" ? "url" : "text"}
            inputMode={field_type === "number" || field_type === "money" ? "decimal" : undefined}
            autoComplete="off"
            value={typeof draft === "string" ? draft : ""}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      );
  }
}

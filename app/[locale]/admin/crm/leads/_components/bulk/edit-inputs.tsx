"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CurrencySelect } from "@/components/leads/lead-selects";
import { parseMoney } from "@/components/leads/money";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { customPrefix, type BulkInput } from "@/lib/leads/schemas";
import { ChoiceInput } from "@/components/leads/filter/choice-input";
import { useFieldName } from "@/components/leads/filter/use-filter-words";
import { useList } from "../list-context";
import { fieldOf } from "../table/editors";

const own = [
  "company",
  "source",
  "estimated_value",
  "currency",
  "probability",
  "expected_close_date",
] as const;
type Fields = NonNullable<BulkInput["fields"]>;
type Value = string | number | boolean | string[] | null;

type EditInputsProps = { onChange: (fields: Fields | undefined) => void };

/** One field and the value it gets in every lead; nothing typed empties it. */
export function EditInputs({ onChange }: EditInputsProps) {
  const t = useTranslations("leadList.bulk");
  const { fields } = useList();
  const fieldName = useFieldName();
  const [field, setField] = useState<string>();
  const choose = (next: string) => {
    setField(next);
    // A choice waits for what is chosen; what is typed may stay empty.
    onChange(mustChoose(next, fields) ? undefined : asFields(next, null));
  };
  return (
    <>
      <Field label={t("field")}>
        <Select value={field} onValueChange={choose}>
          <SelectTrigger>
            <SelectValue placeholder={t("chooseField")} />
          </SelectTrigger>
          <SelectContent className="max-h-90">
            {[...own, ...fields.map(({ key }) => customPrefix + key)].map((id) => (
              <SelectItem key={id} value={id}>
                {fieldName(id)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </Field>
      {field && (
        <ValueOf
          key={field}
          field={field}
          onChange={(value) => onChange(value === undefined ? undefined : asFields(field, value))}
        />
      )}
    </>
  );
}

const mustChoose = (id: string, fields: Parameters<typeof fieldOf>[1]): boolean => {
  const type = fieldOf(id, fields)?.field_type;
  return id === "currency" || id === "source" || type === "checkbox";
};

/** The server checks the value against its field. */
const asFields = (id: string, value: Value): Fields =>
  id.startsWith(customPrefix)
    ? { custom_fields: { [id.slice(customPrefix.length)]: value } }
    : ({ [id]: value } as Fields);

type ValueOfProps = { field: string; onChange: (value: Value | undefined) => void };

function ValueOf({ field, onChange }: ValueOfProps) {
  const t = useTranslations("leadList.bulk");
  const filter = useTranslations("leadList.filter");
  const { fields } = useList();
  const [value, setValue] = useState<Value>(null);
  const custom = fieldOf(field, fields);
  const set = (next: Value) => {
    setValue(next);
    onChange(next);
  };
  const type = custom?.field_type;
  if (field === "currency")
    return (
      <Field label={t("value")}>
        <CurrencySelect
          value={typeof value === "string" ? value : undefined}
          onChange={(next) => set(next ?? null)}
        />
      </Field>
    );
  if (type === "multi_select")
    return (
      <ChoiceInput
        field={field}
        label={t("value")}
        value={Array.isArray(value) ? value : []}
        onChange={(next) => set(next.length > 0 ? next : null)}
      />
    );
  if (type === "single_select" || type === "person")
    return <One field={field} value={value} onChange={set} />;
  if (type === "checkbox")
    return (
      <Field label={t("value")}>
        <Select
          value={value === null ? undefined : String(value)}
          onValueChange={(next) => set(next === "true")}
        >
          <SelectTrigger>
            <SelectValue placeholder={filter("choose")} />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="true">{filter("yes")}</SelectItem>
            <SelectItem value="false">{filter("no")}</SelectItem>
          </SelectContent>
        </Select>
      </Field>
    );
  const isMoney = field === "estimated_value" || type === "money";
  const isNumber = field === "probability" || type === "number";
  const isDate = field === "expected_close_date" || type === "date";
  return (
    <Field label={t("value")} description={field === "source" ? undefined : t("emptyClears")}>
      <Input
        type={isDate ? "date" : "text"}
        inputMode={isMoney || isNumber ? "decimal" : undefined}
        onChange={(event) => onChange(typedValue(event.target.value.trim(), field, isMoney, isNumber))}
      />
    </Field>
  );
}

/** @returns undefined for what is not ready to be sent. */
function typedValue(text: string, field: string, isMoney: boolean, isNumber: boolean): Value | undefined {
  if (text === "") return field === "source" ? undefined : null;
  if (isMoney) return parseMoney(text);
  if (!isNumber) return text;
  const number = Number(text.replace("%", "").replace(",", "."));
  return Number.isFinite(number) ? number : undefined;
}

function One({ field, value, onChange }: { field: string; value: Value; onChange: (value: Value) => void }) {
  const t = useTranslations("leadList.bulk");
  const { fields, members } = useList();
  const custom = fieldOf(field, fields);
  const options =
    custom?.field_type === "person"
      ? members.map(({ user_id, full_name }) => ({ value: user_id, label: full_name }))
      : (custom?.options ?? []).filter(({ is_active }) => is_active);
  return (
    <Field label={t("value")}>
      <Select
        value={typeof value === "string" ? value : nothing}
        onValueChange={(next) => onChange(next === nothing ? null : next)}
      >
        <SelectTrigger>
          <SelectValue />
        </SelectTrigger>
        <SelectContent className="max-h-90">
          <SelectItem value={nothing}>{t("noValue")}</SelectItem>
          {options.map((option) => (
            <SelectItem key={option.value} value={option.value}>
              {option.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </Field>
  );
}

const nothing = "none";

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChoiceChips } from "@/components/leads/choice-chips";
import { parseMoney, useMoney } from "@/components/leads/money";
import { useMembers } from "@/components/leads/owner";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { CustomField } from "@/lib/fields/schemas";
import { EditableField, FieldRow } from "./editable-field";

export type CustomValue = string | boolean | string[] | null;
type Props = {
  field: CustomField;
  value: unknown;
  currency: string;
  mayWrite: boolean;
  onSave: (value: CustomValue) => Promise<string | undefined>;
};

/** One field of the organization's own, as its type is written. */
export function CustomFieldInput(props: Props) {
  const { field, value, mayWrite, onSave } = props;
  const members = useMembers();
  switch (field.field_type) {
    case "checkbox":
      return (
        <FieldRow label={field.label}>
          <Switch
            aria-label={field.label}
            checked={value === true}
            disabled={!mayWrite}
            onCheckedChange={(checked) => void onSave(checked)}
            className="mx-2"
          />
        </FieldRow>
      );
    case "person":
      return (
        <Choice
          {...props}
          options={members.map(({ user_id, full_name }) => ({ value: user_id, label: full_name }))}
        />
      );
    case "single_select":
      return <Choice {...props} options={offered(field, [value])} />;
    case "multi_select":
      return <Choices {...props} />;
    default:
      return <Typed {...props} />;
  }
}

type Option = { value: string; label: string };
const nothing = "none";

const offered = ({ options }: CustomField, had: readonly unknown[]): Option[] =>
  options.filter(({ value, is_active }) => is_active || had.includes(value));

function Choice({ field, value, mayWrite, onSave, options }: Props & { options: Option[] }) {
  const t = useTranslations("leads.page");
  return (
    <FieldRow label={field.label}>
      <Select
        value={typeof value === "string" ? value : nothing}
        disabled={!mayWrite}
        onValueChange={(chosen) => void onSave(chosen === nothing ? null : chosen)}
      >
        <SelectTrigger aria-label={field.label} className="h-8 border-transparent bg-transparent px-2">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={nothing}>{t("noChoice")}</SelectItem>
          {options.map((option) => (
            <SelectItem key={option.value} value={option.value}>
              {option.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </FieldRow>
  );
}

function Choices({ field, value, mayWrite, onSave }: Props) {
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <FieldRow label={field.label}>
      <div className="px-2 py-1.5">
        <ChoiceChips
          label={field.label}
          options={offered(field, chosen)}
          chosen={chosen}
          disabled={!mayWrite}
          onChange={(next) => void onSave(next)}
        />
      </div>
    </FieldRow>
  );
}

function Typed({ field, value, currency, mayWrite, onSave }: Props) {
  const t = useTranslations("leads.page");
  const money = useMoney();
  const format = useFormatter();
  const text = typeof value === "string" || typeof value === "number" ? String(value) : null;
  const type = field.field_type;
  const shown = () => {
    if (text === null) return null;
    if (type === "money") return money(text, currency);
    if (type !== "date") return text;
    return format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  };
  return (
    <EditableField<string | null>
      label={field.label}
      value={text}
      shown={shown()}
      empty={t("add")}
      mayWrite={mayWrite}
      type={type === "date" ? "date" : type === "url" ? "url" : undefined}
      inputMode={type === "number" || type === "money" ? "decimal" : undefined}
      parse={(typed) => {
        if (type !== "money") return { value: typed.trim() || null };
        const parsed = parseMoney(typed);
        return parsed === undefined ? { error: t("wrongAmount") } : { value: parsed };
      }}
      onSave={onSave}
    />
  );
}

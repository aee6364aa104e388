"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseMoney } from "@/components/leads/money";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { periods, type FieldKind } from "@/lib/leads/schemas";
import { ChoiceInput } from "./choice-input";
import { DayInput } from "./day-input";
import type { DraftCondition } from "./draft";

type Value = DraftCondition["value"];
type ValueInputProps = {
  kind: FieldKind;
  condition: DraftCondition;
  label: string;
  onChange: (value: Value) => void;
};

/** What a condition compares with, as its field's kind is written. */
export function ValueInput({ kind, condition, label, onChange }: ValueInputProps) {
  const { op, value, field } = condition;
  if (kind === "choice" || kind === "list")
    return (
      <ChoiceInput
        field={field}
        label={label}
        value={(Array.isArray(value) ? value : []).map(String)}
        onChange={onChange}
      />
    );
  if (kind === "flag") return <YesNo label={label} value={value === true} onChange={onChange} />;
  if (op === "within")
    return <PeriodSelect label={label} value={textOf(value)} onChange={(period) => onChange(period)} />;
  const One = kind === "date" ? DayInput : kind === "number" ? NumberInput : TextInput;
  if (op !== "between") return <One label={label} value={textOf(value)} onChange={onChange} />;
  const [from = "", to = ""] = (Array.isArray(value) ? value : []).map(String);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <One label={label} value={from} onChange={(next) => onChange([next, to])} />
      <span aria-hidden className="text-muted-foreground">
        –
      </span>
      <One label={label} value={to} onChange={(next) => onChange([from, next])} />
    </div>
  );
}

const textOf = (value: Value): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export type OneInputProps = { label: string; value: string; onChange: (value: string) => void };

function TextInput({ label, value, onChange }: OneInputProps) {
  return (
    <Input
      aria-label={label}
      value={value}
      maxLength={500}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** "1.500,50" is typed, "1500.50" goes out; what is no number counts as nothing. */
function NumberInput({ label, value, onChange }: OneInputProps) {
  const t = useTranslations("leadList.filter");
  const [text, setText] = useState(value);
  const parsed = numberOf(text);
  return (
    <Input
      aria-label={label}
      inputMode="decimal"
      value={text}
      placeholder={t("number")}
      aria-invalid={text.trim() !== "" && parsed === undefined ? true : undefined}
      className="min-w-24 flex-1"
      onChange={(event) => {
        setText(event.target.value);
        onChange(numberOf(event.target.value) ?? "");
      }}
    />
  );
}

function numberOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith("-")) {
    const positive = numberOf(trimmed.slice(1));
    return positive && `-${positive}`;
  }
  return parseMoney(trimmed)?.replace(/\.00$/, "") ?? undefined;
}

function YesNo({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (v: boolean) => void;
}) {
  const t = useTranslations("leadList.filter");
  return (
    <Select value={value ? "yes" : "no"} onValueChange={(chosen) => onChange(chosen === "yes")}>
      <SelectTrigger aria-label={label} className="w-auto">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value="yes">{t("yes")}</SelectItem>
        <SelectItem value="no">{t("no")}</SelectItem>
      </SelectContent>
    </Select>
  );
}

function PeriodSelect({ label, value, onChange }: OneInputProps) {
  const t = useTranslations("leadList.filter.periods");
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger aria-label={label} className="w-auto">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {periods.map((period) => (
          <SelectItem key={period} value={period}>
            {t(period)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

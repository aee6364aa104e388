"use client";

import { useFormatter, useTranslations } from "next-intl";
import { currencies } from "@/components/leads/currencies";
import { parseMoney, useMoney } from "@/components/leads/money";
import { useSourceName } from "@/components/leads/source";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Lead } from "@/lib/leads/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { formatPhone } from "../../../inbox/_components/phone";
import { CustomFields } from "./custom-fields";
import { EditableField, FieldRow, type Parsed } from "./editable-field";
import { TagsField } from "./tags-field";
import type { LeadPatch, useLeadWrites } from "./use-lead-writes";

type LeadFieldsProps = {
  lead: Lead;
  stage: Stage | undefined;
  mayWrite: boolean;
  onSave: ReturnType<typeof useLeadWrites>["save"];
  onSaveCustom: ReturnType<typeof useLeadWrites>["saveCustom"];
};

/** Every field where it stands: click, type, Enter. */
export function LeadFields({ lead, stage, mayWrite, onSave, onSaveCustom }: LeadFieldsProps) {
  const t = useTranslations("leads.fields");
  const page = useTranslations("leads.page");
  const money = useMoney();
  const sourceName = useSourceName();
  const format = useFormatter();
  const dateText = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const saveAs = async (patch: LeadPatch) => {
    const failure = await onSave(patch);
    return failure?.fields?.[Object.keys(patch)[0] ?? ""];
  };
  const field = { mayWrite, empty: page("add") };
  return (
    <section aria-labelledby="lead-fields" className="flex flex-col gap-1">
      <h2 id="lead-fields" className="flex min-h-7 items-center text-sm font-semibold">
        {page("fields")}
      </h2>
      <dl className="flex flex-col">
        <EditableField
          {...field}
          label={t("full_name")}
          value={lead.full_name}
          parse={(text) => (text.trim() ? { value: text.trim() } : { error: page("nameMissing") })}
          onSave={(full_name) => saveAs({ full_name })}
        />
        <EditableField
          {...field}
          label={t("company")}
          value={lead.company}
          parse={orNull}
          onSave={(company) => saveAs({ company })}
        />
        <EditableField
          {...field}
          label={t("phone")}
          value={lead.phone}
          shown={lead.phone && formatPhone(lead.phone)}
          type="tel"
          parse={orNull}
          onSave={(phone) => saveAs({ phone })}
        />
        <EditableField
          {...field}
          label={t("email")}
          value={lead.email}
          type="email"
          parse={orNull}
          onSave={(email) => saveAs({ email })}
        />
        <EditableField
          {...field}
          label={t("estimated_value")}
          value={lead.estimated_value}
          shown={lead.estimated_value === null ? null : money(lead.estimated_value, lead.currency)}
          inputMode="decimal"
          parse={(text) => {
            const value = parseMoney(text);
            return value === undefined ? { error: page("wrongAmount") } : { value };
          }}
          onSave={(estimated_value) => saveAs({ estimated_value })}
        />
        <CurrencyField lead={lead} mayWrite={mayWrite} onSave={(currency) => void saveAs({ currency })} />
        <EditableField
          {...field}
          label={t("probability")}
          value={lead.probability === null ? null : String(lead.probability)}
          shown={lead.probability === null ? null : `${lead.probability}%`}
          empty={stage ? page("asStage", { percent: stage.probability }) : page("add")}
          inputMode="numeric"
          parse={(text) => percent(text, page("wrongPercent"))}
          onSave={(value) => saveAs({ probability: value === null ? null : Number(value) })}
        />
        <EditableField
          {...field}
          label={t("expected_close_date")}
          value={lead.expected_close_date}
          shown={lead.expected_close_date && dateText(lead.expected_close_date)}
          type="date"
          parse={orNull}
          onSave={(expected_close_date) => saveAs({ expected_close_date })}
        />
        <EditableField
          {...field}
          label={t("source")}
          value={lead.source}
          shown={sourceName(lead.source)}
          parse={(text) => (text.trim() ? { value: text.trim() } : { error: page("sourceMissing") })}
          onSave={(source) => saveAs({ source })}
        />
        <TagsField tags={lead.tags} mayWrite={mayWrite} onSave={(tags) => void saveAs({ tags })} />
      </dl>
      <CustomFields
        values={lead.custom_fields}
        currency={lead.currency}
        mayWrite={mayWrite}
        onSave={async (key, value) => {
          const failure = await onSaveCustom(lead, key, value);
          return failure?.fields?.[`custom_fields.${key}`];
        }}
      />
    </section>
  );
}

function CurrencyField({
  lead,
  mayWrite,
  onSave,
}: {
  lead: Lead;
  mayWrite: boolean;
  onSave: (currency: string) => void;
}) {
  const t = useTranslations("leads.fields");
  const options = [...new Set<string>([...currencies, lead.currency])];
  return (
    <FieldRow label={t("currency")}>
      <Select value={lead.currency} onValueChange={onSave} disabled={!mayWrite}>
        <SelectTrigger
          aria-label={t("currency")}
          className="h-8 w-fit border-transparent bg-transparent px-2 hover:border-input disabled:bg-transparent disabled:text-foreground"
        >
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {options.map((currency) => (
            <SelectItem key={currency} value={currency}>
              {currency}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </FieldRow>
  );
}

const orNull = (text: string): Parsed<string | null> => ({ value: text.trim() || null });

function percent(text: string, error: string): Parsed<string | null> {
  const digits = text.replace("%", "").trim();
  if (digits === "") return { value: null };
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 100 ? { value: String(Number(digits)) } : { error };
}

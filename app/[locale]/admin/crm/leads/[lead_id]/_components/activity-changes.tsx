"use client";

import { ArrowRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { z } from "zod";
import { useMembers } from "@/components/leads/owner";
import { useSourceName } from "@/components/leads/source";
import { useFields } from "@/components/leads/use-fields";
import type { CustomField } from "@/lib/fields/schemas";
import type { Activity } from "@/lib/leads/schemas";
import { formatPhone } from "../../../inbox/_components/phone";
import { isChangeName } from "./change-names";

const Changes = z.object({
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
const Values = z.record(z.string(), z.unknown()).catch({});

type Change = { id: string; label: string; before: string | null; after: string | null };

/** What a change was: the value before, crossed out, and the one after. */
export function ActivityChanges({ activity }: { activity: Activity }) {
  const t = useTranslations("leads.timeline");
  const changes = useChanges(activity);
  if (changes.length === 0) return null;
  return (
    <dl className="grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {changes.map(({ id, label, before, after }) => (
        <div key={id} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5 wrap-anywhere">
            {before !== null && (
              <>
                <del className="text-muted-foreground">{before}</del>
                <ArrowRight aria-hidden className="size-3 shrink-0 text-muted-foreground" />
              </>
            )}
            {after === null ? (
              <span className="text-muted-foreground">{t("emptied")}</span>
            ) : (
              <ins className="no-underline">{after}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useChanges({ metadata }: Activity): Change[] {
  const labels = useTranslations("leads.fields");
  const fields = useFields();
  const textOf = useValueText();
  const { changes } = Changes.safeParse(metadata).data ?? { changes: [] };
  return changes.flatMap(({ field, before, after }): Change[] => {
    if (field !== "custom_fields")
      return isChangeName(field)
        ? [
            {
              id: field,
              label: labels(field),
              before: textOf(field, before),
              after: textOf(field, after),
            },
          ]
        : [];
    const [from, to] = [Values.parse(before), Values.parse(after)];
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key): Change[] => {
      if (JSON.stringify(from[key]) === JSON.stringify(to[key])) return [];
      const own = fields.find((one) => one.key === key);
      return [
        {
          id: `custom.${key}`,
          label: own?.label ?? key,
          before: textOf(own, from[key]),
          after: textOf(own, to[key]),
        },
      ];
    });
  });
}

/** A value as the lead's page shows it; null for none. */
function useValueText() {
  const t = useTranslations("leads.timeline");
  const format = useFormatter();
  const sourceName = useSourceName();
  const members = useMembers();
  const nameOf = (id: string) => members.find(({ user_id }) => user_id === id)?.full_name ?? t("someone");
  const amount = (text: string) => format.number(Number(text), { maximumFractionDigits: 2 });
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const choice = (field: CustomField, value: string) =>
    field.options.find((option) => option.value === value)?.label ?? value;

  return (field: string | CustomField | undefined, value: unknown): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (Array.isArray(value)) {
      const texts = value.map((item) =>
        typeof field === "object" ? choice(field, String(item)) : String(item),
      );
      return texts.join(", ") || null;
    }
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return field === "probability" ? `${value}%` : format.number(value);
    if (typeof value !== "string") return JSON.stringify(value);
    const kind = typeof field === "object" ? field.field_type : field;
    switch (kind) {
      case "estimated_value":
      case "money":
        return amount(value);
      case "expected_close_date":
      case "date":
        return day(value);
      case "phone":
        return formatPhone(value);
      case "source":
        return sourceName(value);
      case "person":
        return nameOf(value);
      case "single_select":
        return typeof field === "object" ? choice(field, value) : value;
      default:
        return value;
    }
  };
}

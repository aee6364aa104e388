"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useFields } from "@/components/leads/use-fields";
import type { Activity } from "@/lib/leads/schemas";
import { isChangeName } from "./change-names";
import { useValueText } from "./use-value-text";

const Changes = z.object({
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** What amounts are in after the change. */
  currency: z.string().optional(),
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
  const { changes, currency } = Changes.safeParse(metadata).data ?? { changes: [] };
  const formerly = changes.find(({ field }) => field === "currency")?.before;
  const was = typeof formerly === "string" ? formerly : currency;
  return changes.flatMap(({ field, before, after }): Change[] => {
    if (field !== "custom_fields")
      return isChangeName(field)
        ? [
            {
              id: field,
              label: labels(field),
              before: textOf(field, before, was),
              after: textOf(field, after, currency),
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
          before: textOf(own, from[key], was),
          after: textOf(own, to[key], currency),
        },
      ];
    });
  });
}

"use client";

import { useTranslations } from "next-intl";
import type { ChildCounts, MergedField, MergePreview } from "@/lib/records/schemas";
import { cn } from "@/lib/utils";
import { formatPhone } from "../../inbox/_components/phone";

export type Choices = Partial<Record<MergedField, "kept" | "merged">>;

type MergeChoicesProps = {
  preview: MergePreview;
  choices: Choices;
  onChoose: (field: MergedField, side: "kept" | "merged") => void;
};

const children = [
  "leads",
  "conversations",
  "messages",
  "activities",
  "tasks",
  "identities",
] as const satisfies readonly (keyof ChildCounts)[];

export function MergeChoices({ preview, choices, onChoose }: MergeChoicesProps) {
  const t = useTranslations("contacts.merge");
  const fields = useTranslations("contacts.fields");
  const { kept, merged, counts } = preview;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 text-sm">
        <p className="min-w-0">
          <span className="block text-xs text-muted-foreground">{t("stays")}</span>
          <span className="block truncate font-semibold">{kept.full_name}</span>
        </p>
        <p className="min-w-0">
          <span className="block text-xs text-muted-foreground">{t("goes")}</span>
          <span className="block truncate font-semibold">{merged.full_name}</span>
        </p>
      </div>
      <div className="flex flex-col gap-2">
        {preview.fields.map(({ field, kept: mine, merged: theirs, from }) => {
          if (mine === null && theirs === null) return null;
          const side = choices[field] ?? from;
          const shown = (value: string | null) =>
            value === null ? t("nothing") : field === "phone" ? formatPhone(value) : value;
          return (
            <fieldset key={field} className="flex flex-col gap-1">
              <legend className="text-xs text-muted-foreground">{fields(field)}</legend>
              <div className="grid grid-cols-2 gap-3">
                {(["kept", "merged"] as const).map((option) => (
                  <label
                    key={option}
                    className={cn(
                      "flex min-h-9 min-w-0 cursor-pointer items-center gap-2 rounded-md border px-2.5 py-1.5 text-sm has-focus-visible:outline-2 pointer-coarse:min-h-11",
                      side === option ? "border-control bg-primary-soft" : "text-muted-foreground",
                    )}
                  >
                    <input
                      type="radio"
                      name={`merge-${field}`}
                      className="accent-primary"
                      checked={side === option}
                      onChange={() => onChoose(field, option)}
                    />
                    <span className="min-w-0 truncate">{shown(option === "kept" ? mine : theirs)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
      <table className="w-full text-sm">
        <caption className="pb-1 text-left text-xs text-muted-foreground">{t("moves")}</caption>
        <tbody>
          {children.map((child) => (
            <tr key={child} className="border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {t(`children.${child}`)}
              </th>
              <td className="py-1.5 text-right num">
                {t("sum", {
                  kept: counts.kept[child],
                  merged: counts.merged[child],
                  total: counts.kept[child] + counts.merged[child],
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

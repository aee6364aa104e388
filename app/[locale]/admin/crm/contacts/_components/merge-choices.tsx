"use client";

import { useTranslations } from "next-intl";
import type { MergeChoices as Choices, MergeEntity, MergeField, MergePreview } from "@/lib/records/schemas";
import { cn } from "@/lib/utils";
import { MergeCounts } from "./merge-counts";
import { useMergeFields } from "./use-merge-fields";

type MergeChoicesProps = {
  kind: MergeEntity;
  preview: MergePreview;
  choices: Choices;
  onChoose: (field: string, side: "kept" | "merged") => void;
};

export function MergeChoices({ kind, preview, choices, onChoose }: MergeChoicesProps) {
  const t = useTranslations("merge");
  const { kept, merged, contacts } = preview;
  const fields = preview.fields.filter(
    ({ kept: mine, merged: theirs }) => !isEmpty(mine) || !isEmpty(theirs),
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 text-sm">
        {[
          { side: kept, label: t("stays") },
          { side: merged, label: t("goes") },
        ].map(({ side, label }) => (
          <p key={label} className="min-w-0">
            <span className="block text-xs text-muted-foreground">{label}</span>
            <span className="block font-semibold wrap-anywhere">{side.name}</span>
            {side.detail && (
              <span className="block text-xs wrap-anywhere text-muted-foreground">{side.detail}</span>
            )}
          </p>
        ))}
      </div>
      {contacts && (
        <p className="rounded-md border border-warning-mark/30 bg-warning-soft px-3 py-2 text-sm">
          {t("contacts", {
            kept: contacts.kept.name,
            merged: contacts.merged.name,
            count: (contacts.counts.kept.leads ?? 0) + (contacts.counts.merged.leads ?? 0),
          })}
        </p>
      )}
      <div className="flex flex-col gap-2">
        {fields.map((field) => (
          <FieldChoice
            key={field.field}
            kind={kind}
            field={field}
            preview={preview}
            side={choices[field.field] ?? (field.from === "merged" ? "merged" : "kept")}
            onChoose={(side) => onChoose(field.field, side)}
          />
        ))}
      </div>
      <MergeCounts counts={preview.counts} />
    </div>
  );
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

type FieldChoiceProps = {
  kind: MergeEntity;
  field: MergeField;
  preview: MergePreview;
  side: "kept" | "merged";
  onChoose: (side: "kept" | "merged") => void;
};

/** What both say, or keep both of, is said once; of the rest one chooses. */
function FieldChoice({ kind, field, preview, side, onChoose }: FieldChoiceProps) {
  const t = useTranslations("merge");
  const { label, text } = useMergeFields(kind);
  const values = {
    kept: text(field.field, field.kept, preview.kept.currency),
    merged: text(field.field, field.merged, preview.merged.currency),
  };
  if (field.from === "both" || values.kept === values.merged) {
    const lists = [field.kept, field.merged].filter((list) => Array.isArray(list));
    const shown = field.from === "both" ? [...new Set(lists.flat())].join(", ") : values.kept;
    return (
      <p className="flex flex-col gap-1">
        <span className="text-xs text-muted-foreground">{label(field.field)}</span>
        <span className="text-sm wrap-anywhere">{shown}</span>
      </p>
    );
  }
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-xs text-muted-foreground">{label(field.field)}</legend>
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
              name={`merge-${field.field}`}
              className="shrink-0 accent-primary"
              checked={side === option}
              onChange={() => onChoose(option)}
            />
            <span className="line-clamp-3 min-w-0 wrap-anywhere">{values[option] ?? t("nothing")}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Mapping } from "@/lib/imports/schemas";
import { useImportColumns } from "./use-import-columns";

type ColumnMappingProps = { headers: string[]; mapping: Mapping; onChange: (mapping: Mapping) => void };

const leaveOut = "none";

/** One choice per column; a field that is chosen twice moves to the latest one. */
export function ColumnMapping({ headers, mapping, onChange }: ColumnMappingProps) {
  const t = useTranslations("imports");
  const { options, label } = useImportColumns();
  const choose = (column: string, value: string) => {
    const others = Object.entries(mapping).filter(([key, field]) => key !== column && field !== value);
    const chosen = options.find((field) => field === value);
    onChange(Object.fromEntries(chosen ? [...others, [column, chosen]] : others));
  };
  return (
    <section aria-labelledby="import-columns" className="space-y-3">
      <h2 id="import-columns" className="text-base font-semibold">
        {t("map.columns")}
      </h2>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {headers.map((header, place) => {
          const column = String(place);
          return (
            <Field key={column} label={header || t("map.column", { number: place + 1 })}>
              <Select value={mapping[column] ?? leaveOut} onValueChange={(value) => choose(column, value)}>
                <SelectTrigger>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent className="max-h-90">
                  <SelectItem value={leaveOut}>{t("map.leaveOut")}</SelectItem>
                  {options.map((field) => (
                    <SelectItem key={field} value={field}>
                      {label(field)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            </Field>
          );
        })}
      </div>
    </section>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { outcomes, type ImportPreview, type Mapping, type PreviewRow } from "@/lib/imports/schemas";
import { cn } from "@/lib/utils";

type PreviewTableProps = { preview: ImportPreview | undefined; mapping: Mapping; checking: boolean };

/** What the whole file would become, counted, and its first rows as leads would hold them. */
export function PreviewTable({ preview, mapping, checking }: PreviewTableProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const fields = Object.entries(mapping)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, field]) => field);
  if (!preview) return <Skeleton className="h-60 w-full" />;
  return (
    <section
      aria-labelledby="import-preview"
      aria-busy={checking}
      className={cn("space-y-3 transition-opacity", checking && "opacity-60")}
    >
      <h2 id="import-preview" className="text-base font-semibold">
        {t("preview.title")}
      </h2>
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 text-sm num">
        {outcomes.map((outcome) => (
          <span key={outcome} className={preview.counts[outcome] ? "" : "text-muted-foreground"}>
            {t(`outcomes.${outcome}`)}: {format.number(preview.counts[outcome])}
          </span>
        ))}
      </p>
      <div
        role="region"
        aria-labelledby="import-preview"
        tabIndex={0}
        className="max-h-100 overflow-auto rounded-lg border"
      >
        <Table frameClassName="overflow-visible">
          <TableHeader>
            <tr>
              <TableHead numeric>{t("columns.row_number")}</TableHead>
              <TableHead>{t("columns.outcome")}</TableHead>
              {fields.map((field) => (
                <TableHead key={field}>{t(`columns.${field}`)}</TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {preview.rows.map((row) => (
              <TableRow key={row.row_number}>
                <TableCell numeric>{row.row_number}</TableCell>
                <TableCell>{t(`outcomes.${row.outcome}`)}</TableCell>
                {fields.map((field) => (
                  <ValueCell key={field} row={row} field={field} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

function ValueCell({ row, field }: { row: PreviewRow; field: string }) {
  const t = useTranslations("imports.reasons");
  const reason = row.reasons[field];
  if (reason) return <TableCell className="text-danger">{t.has(reason) ? t(reason) : t("other")}</TableCell>;
  const value = row.values[field];
  return <TableCell>{Array.isArray(value) ? value.join(", ") : String(value ?? "")}</TableCell>;
}

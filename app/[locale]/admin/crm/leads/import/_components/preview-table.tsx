"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { outcomes, type ImportPreview, type Mapping, type PreviewRow } from "@/lib/imports/schemas";
import { cn } from "@/lib/utils";
import { useImportColumns } from "./use-import-columns";

type PreviewTableProps = { preview: ImportPreview | undefined; mapping: Mapping; checking: boolean };

/** What the whole file would become, counted, and its first rows as leads would hold them. */
export function PreviewTable({ preview, mapping, checking }: PreviewTableProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const { label, shown } = useImportColumns();
  if (!preview) return <Skeleton className="h-60 w-full" />;
  const mapped = Object.entries(mapping)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, field]): string => field);
  // What is missing altogether has a column, too, to say so.
  const fields = [...new Set([...mapped, ...preview.rows.flatMap(({ reasons }) => Object.keys(reasons))])];
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
                <TableHead key={field}>{label(field)}</TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {preview.rows.map((row) => (
              <TableRow key={row.row_number}>
                <TableCell numeric>{row.row_number}</TableCell>
                <TableCell>{t(`outcomes.${row.outcome}`)}</TableCell>
                {fields.map((field) => (
                  <ValueCell key={field} row={row} field={field} shown={shown} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

type ValueCellProps = {
  row: PreviewRow;
  field: string;
  shown: ReturnType<typeof useImportColumns>["shown"];
};

function ValueCell({ row, field, shown }: ValueCellProps) {
  const t = useTranslations("imports.reasons");
  const reason = row.reasons[field];
  // A name is what most rows lack; any other field is said to be missing.
  const key = reason === "required" && field !== "full_name" ? "missing" : reason;
  if (key) return <TableCell className="text-danger">{t.has(key) ? t(key) : t("other")}</TableCell>;
  return <TableCell>{shown(field, row.values[field])}</TableCell>;
}

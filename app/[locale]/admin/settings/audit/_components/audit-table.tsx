"use client";

import { useTranslations } from "next-intl";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { AuditEntry, Names } from "./audit-entry";
import { AuditRow } from "./audit-row";

export function AuditTable({ entries, names }: { entries: AuditEntry[]; names: Names }) {
  const t = useTranslations("settings.audit");
  return (
    <div className="@container">
      <Table aria-label={t("title")} className="table-fixed" frameClassName="rounded-lg border bg-card">
        <TableHeader>
          <TableRow>
            <TableHead className="w-21 @3xl:w-36">{t("columns.when")}</TableHead>
            <TableHead className="hidden w-44 @3xl:table-cell">{t("columns.who")}</TableHead>
            <TableHead>{t("columns.what")}</TableHead>
            <TableHead className="hidden w-56 @3xl:table-cell">{t("columns.resource")}</TableHead>
            <TableHead className="w-12">
              <span className="sr-only">{t("columns.details")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} names={names} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

"use client";

import { ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { textOf } from "@/components/settings/text-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/utils";
import { subjectOf, type AuditEntry, type Names } from "./audit-entry";
import { AuditDetails } from "./audit-details";
import { useActorName } from "./use-actor-name";

export function AuditRow({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useTranslations("settings.audit");
  const format = useFormatter();
  const detailsId = useId();
  const [open, setOpen] = useState(false);
  const at = new Date(entry.created_at);
  const exact = format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" });
  const action = textOf(t, `actions.${entry.action}`) ?? entry.action;
  const who = useActorName(entry, names);
  const resource = textOf(t, `resources.${entry.resource_type}`) ?? entry.resource_type;
  const subject = subjectOf(entry, names);
  const where = [resource, subject].filter(Boolean).join(" · ");
  return (
    <>
      <TableRow data-testid="audit-row" className="cursor-default" onClick={() => setOpen(!open)}>
        <TableCell className="pr-0 text-xs text-muted-foreground num">
          <time dateTime={entry.created_at} title={exact}>
            <span className="block @3xl:inline">
              {format.dateTime(at, { day: "2-digit", month: "short" })}
            </span>{" "}
            {format.dateTime(at, { hour: "2-digit", minute: "2-digit" })}
          </time>
        </TableCell>
        <TableCell className="hidden truncate @3xl:table-cell">{who}</TableCell>
        <TableCell className="py-1.5 whitespace-normal @3xl:truncate @3xl:whitespace-nowrap">
          <span className="font-medium">{action}</span>
          {!entry.success && (
            <Badge variant="danger" className="ml-2">
              {t("refused")}
            </Badge>
          )}
          <span className="block text-xs text-muted-foreground @3xl:hidden">
            {who}
            {" · "}
            {where}
          </span>
        </TableCell>
        <TableCell className="hidden truncate text-muted-foreground @3xl:table-cell" title={where}>
          {where}
        </TableCell>
        <TableCell className="px-1 text-right align-middle">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            aria-label={t("details", { action, when: exact })}
            className="text-muted-foreground"
          >
            <ChevronDown className={cn("transition-transform", open && "rotate-180")} />
          </Button>
        </TableCell>
      </TableRow>
      {open && (
        <tr id={detailsId}>
          <td colSpan={5} className="border-b bg-muted/50 p-3">
            <AuditDetails entry={entry} names={names} exact={exact} />
          </td>
        </tr>
      )}
    </>
  );
}

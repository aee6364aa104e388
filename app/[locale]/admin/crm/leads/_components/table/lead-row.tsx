"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TableCell, TableRow } from "@/components/ui/table";
import { useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useList } from "../list-context";
import { isNumeric, type Column } from "./columns";
import { LeadCell } from "./lead-cell";
import { NameCell } from "./name-cell";
import type { SelectionState } from "./use-selection";
import type { ListWrites } from "./use-list-writes";

type LeadRowProps = {
  lead: Lead;
  index: number;
  columns: Column[];
  nameOf: (column: string) => string;
  isCurrent: boolean;
  selection: SelectionState;
  selects: boolean;
  editing: string | null;
  onEdit: (column: string | null) => void;
  onFocusRow: (index: number) => void;
  writes: ListWrites;
};

/** Cells that stay while the rest scrolls sideways; they need a surface of their own. */
export const stickyCell =
  "md:sticky z-5 bg-background group-hover/row:bg-accent group-data-[state=selected]/row:bg-primary-soft";

export function LeadRow({
  lead,
  index,
  columns,
  nameOf,
  isCurrent,
  selection,
  selects,
  ...props
}: LeadRowProps) {
  const { editing, onEdit, onFocusRow, writes } = props;
  const t = useTranslations("leadList");
  const router = useRouter();
  const { fields } = useList();
  const href = `/admin/crm/leads/${lead.id}`;
  const selected = selection.isSelected(lead.id);
  const open = (event: MouseEvent) => {
    // The name is a link of its own; text somebody is selecting is no click.
    const onControl =
      event.target instanceof Element && event.target.closest("a, button, input, label, [role='dialog']");
    if (onControl || window.getSelection()?.toString()) return;
    if (selects && (event.shiftKey || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      return selection.toggle(lead.id, event.shiftKey);
    }
    router.push(href);
  };
  return (
    <TableRow
      data-lead-id={lead.id}
      data-row={index}
      data-state={selected ? "selected" : undefined}
      aria-rowindex={index + 2}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onFocusRow(index)}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={open}
      className="cursor-pointer focus-visible:outline-2 focus-visible:-outline-offset-2"
    >
      {selects && (
        <TableCell className={cn(stickyCell, "left-0 pr-0 pl-4")}>
          <Checkbox
            aria-label={t("selection.one", { name: lead.full_name })}
            tabIndex={isCurrent ? 0 : -1}
            checked={selected}
            onClick={(event) => {
              event.preventDefault();
              selection.toggle(lead.id, event.shiftKey);
            }}
          />
        </TableCell>
      )}
      {columns.map(({ id }) =>
        id === "full_name" ? (
          <TableCell key={id} className={cn(stickyCell, selects ? "left-10" : "left-0 pl-6", "border-r")}>
            <NameCell
              lead={lead}
              href={href}
              name={nameOf(id)}
              isCurrent={isCurrent}
              isEditing={editing === id}
              onEdit={(on) => onEdit(on ? id : null)}
              writes={writes}
            />
          </TableCell>
        ) : (
          <TableCell
            key={id}
            numeric={isNumeric(id, fields)}
            data-numeric={isNumeric(id, fields) || undefined}
            className="group/cell"
          >
            <LeadCell
              lead={lead}
              column={id}
              name={nameOf(id)}
              isCurrent={isCurrent}
              isEditing={editing === id}
              onEdit={(on) => onEdit(on ? id : null)}
              writes={writes}
            />
          </TableCell>
        ),
      )}
      {/* Takes the width that is left, so that columns keep theirs. */}
      <TableCell aria-hidden className="p-0" />
    </TableRow>
  );
}

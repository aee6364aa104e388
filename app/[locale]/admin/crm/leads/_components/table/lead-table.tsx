"use client";

import { useNow, useTranslations } from "next-intl";
import { useRef, useState, type RefObject } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useList } from "../list-context";
import { isNumeric, sortNameOf, type Column } from "./columns";
import { HeadCell } from "./head-cell";
import { useColumnName } from "./use-column-name";
import { LeadRow } from "./lead-row";
import { useMediaQuery } from "./use-media-query";
import { NowContext } from "./now-context";
import { useRowKeys } from "./use-row-keys";
import { useRowWindow } from "./use-row-window";
import type { SelectionState } from "./use-selection";
import type { ListWrites } from "./use-list-writes";

type LeadTableProps = {
  leads: Lead[];
  /** Of all leads of the list, as far as that is known. */
  total: number | undefined;
  columns: Column[];
  onColumns: (columns: Column[]) => void;
  sort: string;
  onSort: (sort: string) => void;
  selection: SelectionState;
  writes: ListWrites;
  frame: RefObject<HTMLDivElement | null>;
};

const rowPx = { fine: 36, coarse: 44 };
const checkPx = 40;
const minuteMs = 60_000;

export function LeadTable(props: LeadTableProps) {
  const { leads, total, columns, onColumns, sort, onSort, selection, writes, frame } = props;
  const t = useTranslations("leadList");
  const router = useRouter();
  const { may } = useList();
  const nameOf = useColumnName();
  // One clock for all rows.
  const now = useNow({ updateInterval: minuteMs });
  const body = useRef<HTMLTableSectionElement>(null);
  const rowHeightPx = useMediaQuery("(pointer: coarse)") ? rowPx.coarse : rowPx.fine;
  const [editing, setEditing] = useState<{ leadId: string; column: string } | null>(null);
  const shown = useRowWindow(frame, leads.length, rowHeightPx);
  const keys = useRowKeys({
    body,
    frame,
    ids: leads.map(({ id }) => id),
    rowHeightPx,
    selection,
    onOpen: (id) => id && router.push(`/admin/crm/leads/${id}`),
  });
  const width = columns.reduce((sum, column) => sum + column.width, may.bulk ? checkPx : 0);
  return (
    <Table
      frameClassName="max-md:hidden overflow-visible"
      className="table-fixed"
      style={{ minWidth: width }}
      aria-rowcount={total === undefined ? -1 : total + 1}
      data-testid="lead-table"
    >
      <colgroup>
        {may.bulk && <col style={{ width: checkPx }} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
        <col />
      </colgroup>
      <TableHeader>
        <tr>
          {may.bulk && (
            <TableHead className="z-20 pr-0 pl-4 md:left-0">
              <Checkbox
                aria-label={t("selection.loaded")}
                checked={selection.loadedState}
                onCheckedChange={selection.toggleLoaded}
              />
            </TableHead>
          )}
          <Heads columns={columns} onColumns={onColumns} sort={sort} onSort={onSort} />
          <TableHead aria-hidden className="p-0" />
        </tr>
      </TableHeader>
      <NowContext value={now}>
        <tbody ref={body} onKeyDown={keys.onKeyDown}>
          <Gap px={shown.abovePx} />
          {leads.slice(shown.from, shown.to).map((lead, offset) => {
            const index = shown.from + offset;
            return (
              <LeadRow
                key={lead.id}
                lead={lead}
                index={index}
                columns={columns}
                nameOf={nameOf}
                isCurrent={keys.cursor === index}
                selection={selection}
                selects={may.bulk}
                editing={editing?.leadId === lead.id ? editing.column : null}
                onEdit={(column) => setEditing(column ? { leadId: lead.id, column } : null)}
                onFocusRow={keys.onFocusRow}
                writes={writes}
              />
            );
          })}
          <Gap px={shown.belowPx} />
        </tbody>
      </NowContext>
    </Table>
  );
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height: px, padding: 0 }} />
    </tr>
  );
}

function Heads({
  columns,
  onColumns,
  sort,
  onSort,
}: Pick<LeadTableProps, "columns" | "onColumns" | "sort" | "onSort">) {
  const { fields, may } = useList();
  const columnName = useColumnName();
  return columns.map(({ id, width }) => {
    const name = sortNameOf(id, fields);
    const direction = sort === name ? "asc" : sort === `-${name}` ? "desc" : null;
    return (
      <HeadCell
        key={id}
        name={columnName(id)}
        width={width}
        numeric={isNumeric(id, fields)}
        sort={direction}
        onSort={
          name === undefined ? undefined : () => onSort(nextSort(name, direction, isNumeric(id, fields)))
        }
        onResize={(next) =>
          onColumns(columns.map((column) => (column.id === id ? { ...column, width: next } : column)))
        }
        className={cn(
          id === "full_name" && "z-20 border-r",
          id === "full_name" && (may.bulk ? "md:left-10" : "pl-6 md:left-0"),
        )}
      />
    );
  });
}

/** Figures and moments begin with the largest, words with A; the second click turns it around. */
function nextSort(name: string, now: "asc" | "desc" | null, numeric: boolean): string {
  const descends = now === null ? numeric : now === "asc";
  return descends ? `-${name}` : name;
}

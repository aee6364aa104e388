"use client";

import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { TableHead } from "@/components/ui/table";
import { columnWidths } from "@/lib/views/schemas";
import { cn } from "@/lib/utils";

type HeadCellProps = {
  name: string;
  width: number;
  numeric: boolean;
  sort: "asc" | "desc" | null;
  /** Absent where the column cannot be sorted. */
  onSort?: () => void;
  onResize: (width: number) => void;
  className?: string;
};

const stepPx = 16;

export function HeadCell({ name, width, numeric, sort, onSort, onResize, className }: HeadCellProps) {
  const t = useTranslations("leadList.columns");
  const start = useRef<{ x: number; width: number } | null>(null);
  const resize = (next: number) =>
    onResize(Math.round(Math.min(columnWidths.max, Math.max(columnWidths.min, next))));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) resize(start.current.width + event.clientX - start.current.x);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key];
    if (!step) return;
    event.preventDefault();
    resize(width + step);
  };
  const end = () => (start.current = null);
  return (
    <TableHead
      numeric={numeric}
      sort={sort}
      onSort={onSort}
      className={cn("group/head [&>button]:max-w-full", className)}
      aside={
        <ResizeHandle
          label={t("resize", { column: name })}
          width={width}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={end}
          onPointerCancel={end}
          onKeyDown={onKeyDown}
        />
      }
    >
      <span className="block min-w-0 truncate">{name}</span>
    </TableHead>
  );
}

type HandleProps = {
  label: string;
  width: number;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function ResizeHandle({ label, width, ...events }: HandleProps) {
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={columnWidths.min}
      aria-valuemax={columnWidths.max}
      aria-valuenow={width}
      tabIndex={0}
      className="absolute inset-y-1 right-0 w-2 cursor-col-resize touch-none border-r border-transparent group-hover/head:border-input hover:border-control focus-visible:border-control"
      {...events}
    />
  );
}

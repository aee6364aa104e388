"use client";

import { useDroppable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { BoardColumn as Column, Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useBoardContext } from "./board-context";
import type { BoardItem } from "./collision";
import { ColumnHead } from "./column-head";
import { ColumnList } from "./column-list";
import { QuickAdd } from "./quick-add";

type BoardColumnProps = {
  column: Column;
  /** A card is being carried over this column. */
  isTarget: boolean;
  /** What the column says when it has no leads; its own hint by default. */
  empty?: ReactNode;
  assignNewTo: string;
  onCreated: (lead: Lead) => void;
  onLoadMore: (stageId: string) => Promise<void>;
};

const surfaces = {
  open: "bg-canvas",
  won: "border-success-mark/30 bg-success-soft/55",
  lost: "bg-muted/70",
};

export function BoardColumn({
  column,
  isTarget,
  empty,
  assignNewTo,
  onCreated,
  onLoadMore,
}: BoardColumnProps) {
  const t = useTranslations("board");
  const { mayWrite, completeLead } = useBoardContext();
  const [adding, setAdding] = useState(false);
  const { stage } = column;
  const { setNodeRef } = useDroppable({
    id: `column:${stage.id}`,
    data: { type: "column", stage_id: stage.id } satisfies BoardItem,
  });
  const quickAdd = adding && (
    <QuickAdd
      stageId={stage.id}
      assignTo={assignNewTo}
      onCreated={onCreated}
      onNeedsMore={completeLead}
      onClose={() => setAdding(false)}
    />
  );
  return (
    <section
      ref={setNodeRef}
      data-testid="board-column"
      data-stage-id={stage.id}
      data-stage-type={stage.stage_type}
      aria-labelledby={`stage-${stage.id}`}
      className={cn(
        "relative flex h-full w-[85vw] max-w-80 shrink-0 snap-center flex-col overflow-hidden rounded-lg border transition-[border-color] md:w-70",
        surfaces[stage.stage_type],
        isTarget && "border-control",
      )}
    >
      {stage.stage_type === "open" && (
        <span
          aria-hidden
          className="absolute inset-x-0 top-0 h-0.5"
          style={{ backgroundColor: stage.color }}
        />
      )}
      <ColumnHead
        column={column}
        onAdd={mayWrite && stage.stage_type === "open" ? () => setAdding(true) : undefined}
      />
      <ColumnList
        column={column}
        top={quickAdd}
        empty={
          empty ?? <p className="px-3 py-5 text-center text-xs text-muted-foreground">{t("emptyColumn")}</p>
        }
        onLoadMore={onLoadMore}
      />
    </section>
  );
}

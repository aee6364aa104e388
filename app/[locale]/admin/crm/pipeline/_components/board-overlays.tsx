"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewLeadDialog, type NewLeadStart } from "@/components/leads/new-lead-dialog";
import { useClaim } from "@/components/leads/use-claim";
import { MoveToPipeline } from "@/components/pipelines/move-to-pipeline";
import type { LeadCard } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { cardAt } from "./board-cache";
import type { MenuAnchor } from "./board-context";
import { CardMenu } from "./card-menu";
import { SelectionBar } from "./selection-bar";
import type { useBoard } from "./use-board";

type BoardOverlaysProps = {
  model: ReturnType<typeof useBoard>;
  members: Member[];
  userId: string;
  /** Those a card can be sent to. */
  otherPipelines: Pipeline[];
  may: { write: boolean; assign: boolean };
  menu: MenuAnchor | null;
  onMenuClose: () => void;
  unfinished: NewLeadStart | null;
  onFinished: () => void;
};

/** What opens above the board: a card's menu, and the dialogs it and quick add lead to. */
export function BoardOverlays({
  model,
  members,
  userId,
  otherPipelines,
  may,
  menu,
  onMenuClose,
  unfinished,
  onFinished,
}: BoardOverlaysProps) {
  const t = useTranslations("pipelines");
  const { board, assign, addCreated, moveToTop, moveOut, selection, moveSelected, moveSelectedOut } = model;
  const { claim } = useClaim();
  const many = useTranslations("board.many");
  const [leaving, setLeaving] = useState<LeadCard | "selected" | null>(null);
  const { selected, toggle, clear } = selection;
  const isTogether = menu !== null && selected.has(menu.leadId);
  const menuCard = board && menu ? cardAt(board, menu.leadId)?.card : undefined;
  const stages = board?.data.map(({ stage }) => stage) ?? [];
  return (
    <>
      {model.closeDialog}
      {unfinished && (
        <NewLeadDialog
          open
          onOpenChange={(open) => open || onFinished()}
          stages={stages}
          members={members}
          userId={userId}
          start={unfinished}
          onCreated={(lead) => {
            onFinished();
            addCreated(lead);
          }}
        />
      )}
      {leaving && (
        <MoveToPipeline
          title={t("moveTitle", {
            name: leaving === "selected" ? many("leads", { count: selected.size }) : leaving.full_name,
          })}
          pipelines={otherPipelines}
          onMove={(stage, to) =>
            leaving === "selected" ? moveSelectedOut(stage, to) : void moveOut(leaving.id, stage, to)
          }
          onClose={() => setLeaving(null)}
        />
      )}
      {selected.size > 0 && may.write && (
        <SelectionBar
          count={selected.size}
          stages={stages}
          onMove={({ id }) => moveSelected(id)}
          onMovePipeline={otherPipelines.length > 0 ? () => setLeaving("selected") : undefined}
          onClear={clear}
        />
      )}
      {menu && menuCard && (
        <CardMenu
          card={menuCard}
          at={menu}
          stages={stages}
          members={members}
          mayMove={may.write}
          mayAssign={may.assign}
          together={isTogether ? selected.size : 1}
          isSelected={isTogether}
          onSelect={() => toggle(menuCard.id)}
          onMove={(stageId) => (isTogether ? moveSelected(stageId) : moveToTop(menuCard.id, stageId))}
          onMovePipeline={
            otherPipelines.length > 0 ? () => setLeaving(isTogether ? "selected" : menuCard) : undefined
          }
          onAssign={(owner) => assign(menuCard.id, owner)}
          onClaim={() => void claim(menuCard)}
          onClose={onMenuClose}
        />
      )}
    </>
  );
}

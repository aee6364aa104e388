"use client";

import { useNow } from "next-intl";
import { useMemo, useState } from "react";
import { NewLeadDialog, type NewLeadStart } from "@/components/leads/new-lead-dialog";
import { useMembers } from "@/components/leads/owner";
import { useClaim } from "@/components/leads/use-claim";
import { PageBody } from "@/components/shell/page-header";
import { ErrorState } from "@/components/states/error-state";
import type { Board } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { BoardColumns } from "./board-columns";
import { cardAt } from "./board-cache";
import { BoardProvider, type MenuAnchor } from "./board-context";
import { BoardHeader } from "./board-header";
import { CardMenu } from "./card-menu";
import { EmptyBoard } from "./empty-board";
import { BoardSkeleton } from "./board-skeleton";
import { StageStrip } from "./stage-strip";
import { useBoard } from "./use-board";
import { useBoardShortcuts } from "./use-board-shortcuts";
import { useKeyboardMove } from "./use-keyboard-move";
import { useBoardFilters } from "./use-board-filters";
import { BoardFilterBar } from "./board-filter-bar";
import { hidesCards, toBoardQuery, type BoardFilters } from "./board-filters";

const minuteMs = 60_000;

type BoardScreenProps = {
  initial: { board: Board; filters: BoardFilters };
  members: Member[];
  userId: string;
  may: { write: boolean; assign: boolean; connect: boolean };
};

export function BoardScreen({ initial, members: initialMembers, userId, may }: BoardScreenProps) {
  const { filters, setFilter, clear } = useBoardFilters();
  const members = useMembers(initialMembers);
  const { claim } = useClaim();
  const now = useNow({ updateInterval: minuteMs });
  const { query, board, drag, rootRef, loadMore, assign, addCreated, moveToTop, undo, closeDialog } =
    useBoard(
      JSON.stringify(initial.filters) === JSON.stringify(filters) ? initial.board : undefined,
      toBoardQuery(filters, userId),
    );
  useBoardShortcuts(undo);
  const [menu, setMenu] = useState<MenuAnchor | null>(null);
  const [unfinished, setUnfinished] = useState<NewLeadStart | null>(null);

  const openMenuAtCard = (leadId: string) => {
    const rect = document.querySelector(`[data-lead-id="${leadId}"]`)?.getBoundingClientRect();
    if (rect) setMenu({ leadId, x: rect.left + 8, y: rect.bottom });
  };
  const keyboard = useKeyboardMove({ board, drag, mayMove: may.write, openMenu: openMenuAtCard });

  const membersById = useMemo(() => new Map(members.map((member) => [member.user_id, member])), [members]);
  const menuCard = board && menu ? cardAt(board, menu.leadId)?.card : undefined;
  const stages = board?.data.map(({ stage }) => stage) ?? [];
  return (
    <BoardProvider
      value={{
        now,
        mayWrite: may.write,
        ownerOf: (id) => (id ? membersById.get(id) : undefined),
        carriedId: drag.lift?.by === "keyboard" ? drag.lift.leadId : undefined,
        menuId: menu?.leadId,
        openMenu: setMenu,
        completeLead: setUnfinished,
        onCardKeyDown: keyboard.onKeyDown,
        onCardBlur: keyboard.onBlur,
      }}
    >
      <BoardHeader
        board={board}
        stages={stages}
        members={members}
        userId={userId}
        mayWrite={may.write}
        onlyMine={filters.mine !== undefined}
        onOnlyMineChange={(on) => setFilter({ mine: on ? "1" : undefined })}
        onCreated={addCreated}
      />
      <PageBody layout="fill" className="flex-col bg-background">
        <BoardFilterBar
          filters={filters}
          members={members}
          userId={userId}
          onChange={setFilter}
          onClear={clear}
        />
        {board && <StageStrip board={board} rootRef={rootRef} />}
        {board ? (
          <BoardColumns
            board={board}
            drag={drag}
            rootRef={rootRef}
            emptyBoard={
              <EmptyBoard hidden={emptyBecause(filters)} mayConnect={may.connect} onShowAll={clear} />
            }
            assignNewTo={userId}
            onCreated={addCreated}
            onLoadMore={loadMore}
          />
        ) : query.isError ? (
          <ErrorState className="m-auto" onRetry={() => void query.refetch()} retrying={query.isFetching} />
        ) : (
          <BoardSkeleton />
        )}
      </PageBody>
      <p role="status" aria-live="assertive" className="sr-only">
        {keyboard.announcement}
      </p>
      {closeDialog}
      {unfinished && (
        <NewLeadDialog
          open
          onOpenChange={(open) => open || setUnfinished(null)}
          stages={stages}
          members={members}
          userId={userId}
          start={unfinished}
          onCreated={(lead) => {
            setUnfinished(null);
            addCreated(lead);
          }}
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
          onMove={(stageId) => moveToTop(menuCard.id, stageId)}
          onAssign={(owner) => assign(menuCard.id, owner)}
          onClaim={() => void claim(menuCard)}
          onClose={() => setMenu(null)}
        />
      )}
    </BoardProvider>
  );
}

const emptyBecause = (filters: BoardFilters) =>
  !hidesCards(filters) ? undefined : filters.q || filters.tag || filters.owner ? "filter" : "mine";

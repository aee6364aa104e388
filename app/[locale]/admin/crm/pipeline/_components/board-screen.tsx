"use client";

import { useNow } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useMembers } from "@/components/leads/owner";
import { PageBody } from "@/components/shell/page-header";
import { ErrorState } from "@/components/states/error-state";
import type { Board, Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { BoardColumns } from "./board-columns";
import { cardAt, putCard } from "./board-cache";
import { BoardProvider, type MenuAnchor } from "./board-context";
import { BoardHeader } from "./board-header";
import { CardMenu } from "./card-menu";
import { EmptyBoard } from "./empty-board";
import { StageStrip } from "./stage-strip";
import { useBoardDrag } from "./use-board-drag";
import { useBoardLive } from "./use-board-live";
import { useBoardQuery } from "./use-board-query";
import { useBoardWrites } from "./use-board-writes";
import { useFlights } from "./use-flights";
import { useKeyboardMove } from "./use-keyboard-move";
import { useOnlyMine } from "./use-only-mine";
import { useWriteQueue } from "./use-write-queue";

const minuteMs = 60_000;

type BoardScreenProps = {
  initial: { board: Board; onlyMine: boolean };
  members: Member[];
  userId: string;
  may: { write: boolean; assign: boolean; connect: boolean };
};

export function BoardScreen({ initial, members: initialMembers, userId, may }: BoardScreenProps) {
  const [onlyMine, setOnlyMine] = useOnlyMine();
  const members = useMembers(initialMembers);
  const now = useNow({ updateInterval: minuteMs });
  const queue = useWriteQueue();
  const { query, filter, store, loadMore } = useBoardQuery(
    initial.onlyMine === onlyMine ? initial.board : undefined,
    onlyMine ? userId : undefined,
    queue,
  );
  const board = query.data;
  const { rootRef, beforeChange } = useFlights(board);
  const { move, assign } = useBoardWrites({ store, queue, beforeChange });
  const [menu, setMenu] = useState<MenuAnchor | null>(null);

  const [refresh, setRefresh] = useState<{ soon: () => void }>({ soon: noop });
  const drag = useBoardDrag({ board, onDrop: move, onRelease: refresh.soon });
  const { refreshSoon } = useBoardLive({ store, filter, queue, isHeld: drag.isHeld, beforeChange });
  if (refresh.soon !== refreshSoon) setRefresh({ soon: refreshSoon });

  const openMenuAtCard = (leadId: string) => {
    const rect = document.querySelector(`[data-lead-id="${leadId}"]`)?.getBoundingClientRect();
    if (rect) setMenu({ leadId, x: rect.left + 8, y: rect.bottom });
  };
  const keyboard = useKeyboardMove({ board, drag, mayMove: may.write, openMenu: openMenuAtCard });

  const addCreated = useCallback(
    (lead: Lead) => {
      beforeChange();
      store.set((current) =>
        cardAt(current, lead.id) ? current : putCard(current, { ...lead, ...noConversation }),
      );
    },
    [store, beforeChange],
  );
  const moveToTop = (leadId: string, stageId: string) => {
    const top = board?.data.find(({ stage }) => stage.id === stageId)?.leads[0];
    beforeChange();
    move(leadId, { stage_id: stageId, after_id: null, before_id: top?.id ?? null });
  };

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
        onlyMine={onlyMine}
        onOnlyMineChange={setOnlyMine}
        onCreated={addCreated}
      />
      <PageBody layout="fill" className="flex-col bg-background">
        {board && <StageStrip board={board} rootRef={rootRef} />}
        {board ? (
          <BoardColumns
            board={board}
            drag={drag}
            rootRef={rootRef}
            emptyBoard={
              <EmptyBoard
                onlyMine={onlyMine}
                mayConnect={may.connect}
                onShowAll={() => setOnlyMine(false)}
              />
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
          onClose={() => setMenu(null)}
        />
      )}
    </BoardProvider>
  );
}

const noConversation = { conversation_id: null, unread_count: 0, last_message_at: null };
const noop = () => undefined;

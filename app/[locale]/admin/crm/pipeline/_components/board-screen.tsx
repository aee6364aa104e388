"use client";

import { useNow } from "next-intl";
import { useMemo, useState } from "react";
import type { NewLeadStart } from "@/components/leads/new-lead-dialog";
import { isUnreadable, UnreadableFilter } from "@/components/leads/filter/unreadable-filter";
import { FilterNamesProvider } from "@/components/leads/filter/filter-names";
import { useMembers } from "@/components/leads/owner";
import { useFields } from "@/components/leads/use-fields";
import { PageBody } from "@/components/shell/page-header";
import { ErrorState } from "@/components/states/error-state";
import { UnknownPipeline } from "@/components/pipelines/unknown-pipeline";
import { usePipelines } from "@/components/pipelines/use-pipelines";
import type { CustomField } from "@/lib/fields/schemas";
import type { Board } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { choosePipeline } from "@/components/pipelines/choose";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { BoardColumns } from "./board-columns";
import { BoardProvider, type MenuAnchor } from "./board-context";
import { BoardHeader } from "./board-header";
import { BoardOverlays } from "./board-overlays";
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
  initial: { board: Board | undefined; filters: BoardFilters; pipelines: Pipeline[] };
  members: Member[];
  fields: CustomField[];
  userId: string;
  may: { write: boolean; assign: boolean; connect: boolean; manage: boolean };
};

export function BoardScreen(props: BoardScreenProps) {
  const members = useMembers(props.members);
  const fields = useFields(props.fields);
  const pipelines = usePipelines(props.initial.pipelines);
  const names = useMemo(
    () => ({ members, fields, stages: pipelines.flatMap(({ stages }) => stages) }),
    [members, fields, pipelines],
  );
  return (
    <FilterNamesProvider value={names}>
      <Screen {...props} members={members} pipelines={pipelines} />
    </FilterNamesProvider>
  );
}

type ScreenProps = BoardScreenProps & { pipelines: Pipeline[] };

function Screen({ initial, members, pipelines, userId, may }: ScreenProps) {
  const { filters, setFilter, clear } = useBoardFilters();
  const { pipeline, isUnknown } = choosePipeline(pipelines, filters.pipeline);
  const now = useNow({ updateInterval: minuteMs });
  const model = useBoard(
    JSON.stringify(initial.filters) === JSON.stringify(filters) ? initial.board : undefined,
    toBoardQuery(filters, pipeline.id, userId),
  );
  const { query, board, drag, rootRef, loadMore, addCreated, undo, selection } = model;
  useBoardShortcuts(undo);
  const [menu, setMenu] = useState<MenuAnchor | null>(null);
  const [unfinished, setUnfinished] = useState<NewLeadStart | null>(null);

  const openMenuAtCard = (leadId: string) => {
    const rect = document.querySelector(`[data-lead-id="${leadId}"]`)?.getBoundingClientRect();
    if (rect) setMenu({ leadId, x: rect.left + 8, y: rect.bottom });
  };
  const keyboard = useKeyboardMove({
    board,
    drag,
    mayMove: may.write,
    openMenu: openMenuAtCard,
    selection,
  });

  const membersById = useMemo(() => new Map(members.map((member) => [member.user_id, member])), [members]);
  const stages = board?.data.map(({ stage }) => stage) ?? [];
  return (
    <BoardProvider
      value={{
        now,
        mayWrite: may.write,
        ownerOf: (id) => (id ? membersById.get(id) : undefined),
        carriedId: drag.lift?.by === "keyboard" ? drag.lift.leadId : undefined,
        draggedId: drag.lift?.by === "pointer" ? drag.lift.leadId : undefined,
        selected: selection.selected,
        onSelect: (id, how) => (how === "toggle" ? selection.toggle(id) : selection.extend(id)),
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
        pipelines={pipelines}
        pipelineId={pipeline.id}
        mayManage={may.manage}
        onPipelineChange={({ id, is_default }) => setFilter({ pipeline: is_default ? undefined : id })}
        onOnlyMineChange={(on) => setFilter({ mine: on ? "1" : undefined })}
        onCreated={addCreated}
      />
      <PageBody layout="fill" className="relative flex-col bg-background">
        {isUnknown && (
          <div className="shrink-0 px-4 pt-2">
            <UnknownPipeline shown={pipeline.name} onDismiss={() => setFilter({ pipeline: undefined })} />
          </div>
        )}
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
        ) : isUnreadable(query.error) ? (
          <UnreadableFilter onClear={clear} />
        ) : query.isError ? (
          <ErrorState className="m-auto" onRetry={() => void query.refetch()} retrying={query.isFetching} />
        ) : (
          <BoardSkeleton />
        )}
        <BoardOverlays
          model={model}
          members={members}
          userId={userId}
          otherPipelines={pipelines.filter(({ id }) => id !== pipeline.id)}
          may={may}
          menu={menu}
          onMenuClose={() => setMenu(null)}
          unfinished={unfinished}
          onFinished={() => setUnfinished(null)}
        />
      </PageBody>
      <p role="status" aria-live="assertive" className="sr-only">
        {keyboard.announcement}
      </p>
    </BoardProvider>
  );
}

const emptyBecause = (filters: BoardFilters) =>
  !hidesCards(filters)
    ? undefined
    : filters.q || filters.tag || filters.owner || filters.filter
      ? "filter"
      : "mine";

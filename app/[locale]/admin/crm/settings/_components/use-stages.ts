"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { createStageAction, deleteStageAction, updateStageAction } from "@/app/actions/organizations";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import type { Board } from "@/lib/leads/schemas";

export type StageItem = Board["data"][number]["stage"] & { count: number };
export type StageChanges = Partial<
  Pick<
    StageItem,
    "name" | "color" | "stage_type" | "probability" | "required_fields" | "entry_roles" | "stale_after_days"
  >
>;
export type SaveProgress = "idle" | "saving" | "saved";

/** The stages with their counts. Changes show at once and are taken back when the server refuses them. */
export function useStages(initial: Board) {
  const queryClient = useQueryClient();
  const { pipeline_id } = initial;
  const queryKey = ["pipeline", "settings", pipeline_id];
  const board = useQuery({
    queryKey,
    queryFn: () => apiGet<Board>("/crm/pipeline/board", { pipeline_id, limit: 1 }),
    initialData: initial,
    select: toItems,
  });
  const { progress, track, isBusy } = useProgress(() => queryClient.invalidateQueries({ queryKey }));
  const update = useAction(updateStageAction);
  const remove = useAction(deleteStageAction);
  useRealtimeEvent("board.changed", () => {
    // Our own changes are refetched when the last of them has been answered.
    if (!isBusy()) void queryClient.invalidateQueries({ queryKey });
  });

  const show = (change: (columns: Board["data"]) => Board["data"]) => {
    // An answer from before the change must not undo it on screen.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData<Board>(queryKey, (now) => now && { ...now, data: change(now.data) });
  };

  return {
    stages: board.data,
    progress,
    refresh: () => queryClient.invalidateQueries({ queryKey }),
    change(stage_id: string, changes: StageChanges) {
      show((columns) =>
        columns.map((column) =>
          column.stage.id === stage_id ? { ...column, stage: { ...column.stage, ...changes } } : column,
        ),
      );
      return track(update.run({ stage_id, ...changes }));
    },
    move(stage_id: string, to: number) {
      show((columns) => moved(columns, stage_id, to));
      return track(update.run({ stage_id, stage_order: to }));
    },
    /** Its form says what went wrong. */
    create: (input: Parameters<typeof createStageAction>[0]) =>
      track(createStageAction({ ...input, pipeline_id })),
    remove: (input: Parameters<typeof deleteStageAction>[0]) => track(remove.run(input)),
  };
}

const toItems = ({ data }: Board): StageItem[] => data.map(({ stage, count }) => ({ ...stage, count }));

function moved(columns: Board["data"], stageId: string, to: number): Board["data"] {
  const column = columns.find(({ stage }) => stage.id === stageId);
  if (!column) return columns;
  const others = columns.filter((other) => other !== column);
  return [...others.slice(0, to), column, ...others.slice(to)];
}

/** Whether something is on its way to the server; `onSettled` runs when nothing is any more. */
function useProgress(onSettled: () => unknown) {
  const running = useRef(0);
  const [progress, setProgress] = useState<SaveProgress>("idle");
  const track = async <T extends { ok: boolean }>(work: Promise<T>): Promise<T> => {
    running.current += 1;
    setProgress("saving");
    let saved = false;
    try {
      const result = await work;
      saved = result.ok;
      return result;
    } finally {
      running.current -= 1;
      if (running.current === 0) {
        setProgress(saved ? "saved" : "idle");
        void onSettled();
      }
    }
  };
  return { progress, track, isBusy: () => running.current > 0 };
}

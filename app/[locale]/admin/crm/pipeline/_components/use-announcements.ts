"use client";

import type { Announcements, ScreenReaderInstructions } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Board } from "@/lib/leads/schemas";
import { cardAt } from "./board-cache";
import { itemOf } from "./collision";

/** What screen readers hear during a drag by pointer, and how a card can be moved at all. */
export function useAnnouncements(board: Board | undefined) {
  const t = useTranslations("board.drag");
  return useMemo(() => {
    const nameOf = (id: string | number) => (board && cardAt(board, String(id))?.card.full_name) ?? "";
    const stageOf = (over: Parameters<typeof itemOf>[0]) =>
      board?.data.find(({ stage }) => stage.id === itemOf(over)?.stage_id)?.stage.name ?? "";
    const announcements: Announcements = {
      onDragStart: ({ active }) => t("grabbed", { name: nameOf(active.id) }),
      onDragOver: ({ active, over }) => t("above", { name: nameOf(active.id), stage: stageOf(over) }),
      onDragEnd: ({ active, over }) => t("released", { name: nameOf(active.id), stage: stageOf(over) }),
      onDragCancel: ({ active }) => t("putBack", { name: nameOf(active.id) }),
    };
    const screenReaderInstructions: ScreenReaderInstructions = { draggable: t("instructions") };
    return { announcements, screenReaderInstructions };
  }, [board, t]);
}

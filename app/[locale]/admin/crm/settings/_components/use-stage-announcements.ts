"use client";

import type { DndContextProps, UniqueIdentifier } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import type { StageItem } from "./use-stages";

/** What a screen reader says while a stage is dragged. */
export function useStageAnnouncements(stages: StageItem[]): DndContextProps["accessibility"] {
  const t = useTranslations("settings.stages.announce");
  const facts = (active: UniqueIdentifier, at: UniqueIdentifier = active) => ({
    name: stages.find(({ id }) => id === active)?.name ?? "",
    position: stages.findIndex(({ id }) => id === at) + 1,
    total: stages.length,
  });
  return {
    screenReaderInstructions: { draggable: t("instructions") },
    announcements: {
      onDragStart: ({ active }) => t("start", facts(active.id)),
      onDragOver: ({ active, over }) => (over ? t("over", facts(active.id, over.id)) : undefined),
      onDragEnd: ({ active, over }) => t("end", facts(active.id, over?.id)),
      onDragCancel: ({ active }) => t("cancel", facts(active.id)),
    },
  };
}

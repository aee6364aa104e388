"use client";

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type Modifier,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { StageRow } from "./stage-row";
import { useStageAnnouncements } from "./use-stage-announcements";
import type { useStages } from "./use-stages";

/** A pointer that only shakes does not drag. */
const dragDistancePx = 4;

type Props = { model: ReturnType<typeof useStages>; manages: boolean };

export function StageList({ model, manages }: Props) {
  const t = useTranslations("settings.stages");
  const { stages } = model;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: dragDistancePx } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const accessibility = useStageAnnouncements(stages);
  const drop = ({ active, over }: DragEndEvent) => {
    const to = stages.findIndex(({ id }) => id === over?.id);
    if (over && active.id !== over.id && to >= 0) void model.move(String(active.id), to);
  };
  return (
    <DndContext
      id="stages"
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[onlyUpAndDown]}
      accessibility={accessibility}
      onDragEnd={drop}
    >
      <SortableContext
        items={stages.map(({ id }) => id)}
        strategy={verticalListSortingStrategy}
        disabled={!manages}
      >
        <ol aria-label={t("list")} className="flex flex-col">
          {stages.map((stage, index) => (
            <StageRow key={stage.id} stage={stage} index={index} model={model} manages={manages} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

const onlyUpAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

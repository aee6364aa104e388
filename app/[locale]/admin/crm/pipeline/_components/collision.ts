import { closestCenter, type CollisionDetection, type DroppableContainer } from "@dnd-kit/core";

/** What a draggable or droppable of the board is. */
export type BoardItem = { type: "card" | "column"; stage_id: string };

export const itemOf = (thing: { data: { current?: unknown } } | null | undefined) =>
  thing?.data.current as BoardItem | undefined;

/**
 * The column under the pointer decides, whatever its cards' sizes: columns never move during a drag, so the answer
 * cannot flicker. Inside it the nearest card; below the last one, the column itself, for its end.
 */
export const boardCollision: CollisionDetection = (args) => {
  const { droppableContainers, droppableRects, pointerCoordinates, collisionRect, active } = args;
  const x = pointerCoordinates?.x ?? collisionRect.left + collisionRect.width / 2;
  const y = pointerCoordinates?.y ?? collisionRect.top + collisionRect.height / 2;
  const ofType = (type: BoardItem["type"]) =>
    droppableContainers.filter((container) => itemOf(container)?.type === type);
  const distance = (container: DroppableContainer) => {
    const rect = droppableRects.get(container.id);
    return rect ? Math.max(rect.left - x, x - rect.right, 0) : Infinity;
  };
  const column = ofType("column").reduce<DroppableContainer | null>(
    (best, candidate) => (best && distance(best) <= distance(candidate) ? best : candidate),
    null,
  );
  if (!column) return [];
  const stageId = itemOf(column)?.stage_id;
  const cards = ofType("card").filter((container) => itemOf(container)?.stage_id === stageId);
  const isHome = cards.some(({ id }) => id === active.id);
  const bottom = Math.max(...cards.map(({ id }) => droppableRects.get(id)?.bottom ?? -Infinity));
  if (cards.length === 0 || (!isHome && y > bottom)) return [{ id: column.id }];
  return closestCenter({ ...args, droppableContainers: cards });
};

import type { Board, LeadCard } from "@/lib/leads/schemas";
import { moveCard, type Place } from "./board-cache";

/** Cards that stand together, and where: what `lead.move_many` takes, without versions. */
export type Block = {
  ids: string[];
  place: Place;
  closing: { close_reason_id?: string | null; close_note?: string | null };
};

/** The chosen cards in the order of the board. */
export const cardsAmong = (board: Board, ids: ReadonlySet<string>): LeadCard[] =>
  board.data.flatMap(({ leads }) => leads.filter(({ id }) => ids.has(id)));

/** Where these cards are, so that they can go back: runs of neighbours, each between two cards that stay. */
export function blocksOf(board: Board, ids: ReadonlySet<string>): Block[] {
  const blocks: Block[] = [];
  for (const { stage, leads } of board.data) {
    let after_id: string | null = null;
    let run: Block | undefined;
    for (const [index, card] of leads.entries()) {
      if (!ids.has(card.id)) {
        after_id = card.id;
        run = undefined;
        continue;
      }
      const { close_reason_id, close_note } = card;
      if (run && run.closing.close_reason_id === (close_reason_id ?? undefined)) {
        run.ids.push(card.id);
        continue;
      }
      const before_id = leads.slice(index).find(({ id }) => !ids.has(id))?.id ?? null;
      run = {
        ids: [card.id],
        place: { stage_id: stage.id, after_id, before_id },
        closing: close_reason_id ? { close_reason_id, close_note } : {},
      };
      blocks.push(run);
    }
  }
  return blocks;
}

/** The place of a card among those that stay where they are. */
export function placeAmong(board: Board, leadId: string, moving: ReadonlySet<string>): Place | undefined {
  const column = board.data.find(({ leads }) => leads.some(({ id }) => id === leadId));
  if (!column) return undefined;
  const index = column.leads.findIndex(({ id }) => id === leadId);
  const stays = ({ id }: LeadCard) => !moving.has(id);
  return {
    stage_id: column.stage.id,
    after_id: column.leads.slice(0, index).findLast(stays)?.id ?? null,
    before_id: column.leads.slice(index + 1).find(stays)?.id ?? null,
  };
}

/** Puts cards together at a place, in this order. */
export function moveCards(board: Board, ids: string[], place: Place): Board {
  let after_id = place.after_id;
  let now = board;
  for (const [index, id] of ids.entries()) {
    now = moveCard(now, id, index === 0 ? place : { ...place, after_id });
    after_id = id;
  }
  return now;
}

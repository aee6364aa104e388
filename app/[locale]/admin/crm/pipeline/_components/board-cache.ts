import type { Board, BoardColumn, LeadCard } from "@/lib/leads/schemas";

/** Where a card goes: right below `after_id`, else right above `before_id`, else on top. */
export type Place = { stage_id: string; after_id: string | null; before_id: string | null };

export type CardAt = { column: BoardColumn; index: number; card: LeadCard };

/* Pure changes of the board as the browser keeps it; the server's answer replaces what they guess. */

export function cardAt(board: Board, leadId: string): CardAt | undefined {
  for (const column of board.data) {
    const index = column.leads.findIndex(({ id }) => id === leadId);
    const card = column.leads[index];
    if (card) return { column, index, card };
  }
  return undefined;
}

export function placeOf(board: Board, leadId: string): Place | undefined {
  const at = cardAt(board, leadId);
  return at && placeAt(at.column, at.index);
}

export function placeAt({ stage, leads }: BoardColumn, index: number): Place {
  return {
    stage_id: stage.id,
    after_id: leads[index - 1]?.id ?? null,
    before_id: leads[index + 1]?.id ?? null,
  };
}

export function moveCard(board: Board, leadId: string, place: Place): Board {
  const at = cardAt(board, leadId);
  const target = board.data.find(({ stage }) => stage.id === place.stage_id);
  if (!at || !target) return board;
  const card = { ...at.card, stage_id: target.stage.id, status: target.stage.stage_type };
  return mapColumns(removeCard(board, leadId), [target.stage.id], (column) =>
    insertAt(column, card, indexFor(column, place)),
  );
}

/** Puts a card where the server says it is, by stage and position. */
export function putCard(board: Board, card: LeadCard): Board {
  return mapColumns(removeCard(board, card.id), [card.stage_id], (column) => {
    const below = column.leads.findIndex(
      ({ position, id }) => position > card.position || (position === card.position && id > card.id),
    );
    return insertAt(column, card, below === -1 ? column.leads.length : below);
  });
}

export function patchCard(board: Board, leadId: string, patch: Partial<LeadCard>): Board {
  const at = cardAt(board, leadId);
  if (!at) return board;
  return mapColumns(board, [at.column.stage.id], (column) => ({
    ...column,
    leads: column.leads.map((card) => (card.id === leadId ? { ...card, ...patch } : card)),
  }));
}

export function removeCard(board: Board, leadId: string): Board {
  const at = cardAt(board, leadId);
  if (!at) return board;
  return mapColumns(board, [at.column.stage.id], (column) => ({
    ...withSum(column, at.card, -1),
    leads: column.leads.filter(({ id }) => id !== leadId),
  }));
}

/** Takes columns as the server has them now. A card shown in one of them is in no other. */
export function mergeColumns(board: Board, fresh: BoardColumn[]): Board {
  const freshById = new Map(fresh.map((column) => [column.stage.id, column]));
  const placed = new Set(fresh.flatMap(({ leads }) => leads.map(({ id }) => id)));
  return {
    ...board,
    data: board.data.map(
      (column) =>
        freshById.get(column.stage.id) ?? {
          ...column,
          leads: column.leads.filter(({ id }) => !placed.has(id)),
        },
    ),
  };
}

/** Adds the next page of a column below what is there. */
export function appendPage(board: Board, page: BoardColumn): Board {
  return mapColumns(board, [page.stage.id], (column) => {
    const known = new Set(board.data.flatMap(({ leads }) => leads.map(({ id }) => id)));
    return { ...page, leads: [...column.leads, ...page.leads.filter(({ id }) => !known.has(id))] };
  });
}

function insertAt(column: BoardColumn, card: LeadCard, index: number): BoardColumn {
  return { ...withSum(column, card, 1), leads: column.leads.toSpliced(index, 0, card) };
}

function indexFor({ leads }: BoardColumn, { after_id, before_id }: Place): number {
  const above = after_id ? leads.findIndex(({ id }) => id === after_id) : -1;
  if (above !== -1) return above + 1;
  return Math.max(before_id ? leads.findIndex(({ id }) => id === before_id) : 0, 0);
}

function withSum(column: BoardColumn, card: LeadCard, sign: 1 | -1): BoardColumn {
  const value = sign * Number(card.estimated_value ?? 0);
  const weighted = (value * (card.probability ?? column.stage.probability)) / 100;
  const known = column.sums.some(({ currency }) => currency === card.currency);
  const sums = known
    ? column.sums
    : [...column.sums, { currency: card.currency, total_value: "0.00", weighted_value: "0.00" }];
  return {
    ...column,
    count: column.count + sign,
    total_value: plus(column.total_value, value),
    sums: sums.map((sum) =>
      sum.currency === card.currency
        ? {
            ...sum,
            total_value: plus(sum.total_value, value),
            weighted_value: plus(sum.weighted_value, weighted),
          }
        : sum,
    ),
  };
}

const plus = (amount: string, change: number) => Math.max(Number(amount) + change, 0).toFixed(2);

function mapColumns(board: Board, stageIds: string[], change: (column: BoardColumn) => BoardColumn): Board {
  return {
    ...board,
    data: board.data.map((column) => (stageIds.includes(column.stage.id) ? change(column) : column)),
  };
}

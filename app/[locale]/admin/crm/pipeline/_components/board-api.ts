import { ApiError, apiGet } from "@/components/data/api-client";
import type { Board, BoardColumn } from "@/lib/leads/schemas";

export const pageSize = 50;
const pageSizeMax = 100;

export type BoardFilter = {
  pipeline_id?: string;
  assigned_to?: string;
  q?: string;
  tag?: string;
  /** As text, which is how it travels. */
  filter?: string;
};

export const boardKey = ({ pipeline_id, assigned_to, q, tag, filter }: BoardFilter) =>
  ["board", pipeline_id ?? "default", assigned_to ?? "everybody", q ?? "", tag ?? "", filter ?? ""] as const;

/** The board as it is now, each column at least as long as it was on screen. */
export async function fetchBoard(filter: BoardFilter, shown: Board | undefined): Promise<Board> {
  const board = await apiGet<Board>("/crm/pipeline/board", { ...filter, limit: pageSize });
  const lengths = new Map(shown?.data.map(({ stage, leads }) => [stage.id, leads.length]));
  return {
    ...board,
    data: await Promise.all(
      board.data.map((column) => extend(filter, column, lengths.get(column.stage.id) ?? 0)),
    ),
  };
}

/** One column, as long as it was on screen; undefined when the stage is gone. */
export async function fetchColumn(
  filter: BoardFilter,
  stageId: string,
  length: number,
): Promise<BoardColumn | undefined> {
  try {
    const limit = Math.min(Math.max(length, pageSize), pageSizeMax);
    return await extend(filter, await fetchPage(filter, stageId, { limit }), length);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

export const fetchPage = (
  { pipeline_id: _pipeline, ...filter }: BoardFilter,
  stageId: string,
  query: { limit: number; cursor?: string },
) => apiGet<BoardColumn>(`/crm/pipeline/stages/${stageId}/leads`, { ...filter, ...query });

async function extend(filter: BoardFilter, column: BoardColumn, length: number): Promise<BoardColumn> {
  let whole = column;
  while (whole.leads.length < length && whole.next_cursor) {
    const next = await fetchPage(filter, column.stage.id, { limit: pageSizeMax, cursor: whole.next_cursor });
    whole = { ...next, leads: [...whole.leads, ...next.leads] };
  }
  return whole;
}

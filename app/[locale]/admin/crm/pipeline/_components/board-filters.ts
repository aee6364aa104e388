import { z } from "zod";
import { decodeFilter, encodeFilter } from "@/lib/leads/schemas";

/** What the board's URL says: `?pipeline=…&mine=1&owner=…&q=…&tag=…&filter=…`. Anything unreadable counts as not given. */
const BoardFilters = z.object({
  /** Any text: one that names no pipeline is said to be unknown, not passed over. */
  pipeline: z.string().min(1).max(100).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  owner: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  tag: z.string().trim().min(1).max(50).optional().catch(undefined),
  filter: z
    .string()
    .transform((text) => decodeFilter(text))
    .optional()
    .catch(undefined),
});
export type BoardFilters = z.infer<typeof BoardFilters>;
export type BoardFilterName = keyof BoardFilters;

export const readBoardFilters = (params: Record<string, unknown>): BoardFilters => BoardFilters.parse(params);

/** The filters by the operation's names. */
export const toBoardQuery = (
  { mine, owner, q, tag, filter }: BoardFilters,
  pipeline_id: string,
  userId: string,
) => ({
  pipeline_id,
  assigned_to: mine ? userId : owner,
  q,
  tag,
  filter: filter && encodeFilter(filter),
});

/** Whether cards are hidden; which pipeline is shown does not count. */
export const hidesCards = ({ mine, owner, q, tag, filter }: BoardFilters): boolean =>
  Boolean(mine ?? owner ?? q ?? tag ?? filter);

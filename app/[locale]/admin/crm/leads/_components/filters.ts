import { z } from "zod";
import { leadStatuses } from "@/lib/leads/schemas";

/** What the list's URL says: `?stage=…&owner=…&status=…`. Anything unreadable counts as not given. */
const Filters = z.object({
  stage: z.uuid().optional().catch(undefined),
  owner: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  status: z.enum(leadStatuses).optional().catch(undefined),
});
export type Filters = z.infer<typeof Filters>;
export type FilterName = keyof Filters;

export const readFilters = (params: Record<string, unknown>): Filters => Filters.parse(params);

/** The filters by the operation's names. */
export const toQuery = ({ stage, owner, status }: Filters) => ({
  stage_id: stage,
  assigned_to: owner,
  status,
});

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== undefined);

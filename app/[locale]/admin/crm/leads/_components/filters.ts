import { z } from "zod";
import { decodeFilter, encodeFilter, leadStatuses, type LeadFilter } from "@/lib/leads/schemas";

export const defaultSort = "-created_at";

/** What the list's URL says: `?stage=…&owner=…&status=…&filter=…&sort=…&view=…`. What is unreadable is not given. */
const Filters = z.object({
  stage: z.uuid().optional().catch(undefined),
  owner: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  status: z.enum(leadStatuses).optional().catch(undefined),
  filter: z
    .string()
    .transform((text) => decodeFilter(text))
    .optional()
    .catch(undefined),
  sort: z
    .string()
    .regex(/^-?[\w.]{1,89}$/)
    .optional()
    .catch(undefined),
  /** "all" is what one asks for who has a view to begin with and wants none. */
  view: z
    .union([z.uuid(), z.literal("all")])
    .optional()
    .catch(undefined),
});
export type Filters = z.infer<typeof Filters>;

export const readFilters = (params: Record<string, unknown>): Filters => Filters.parse(params);

/** The same as the URL's parameters, an absent one as undefined. */
export const toParams = (filters: Filters): Record<keyof Filters, string | undefined> => ({
  stage: filters.stage,
  owner: filters.owner,
  status: filters.status,
  filter: filters.filter && encodeFilter(filters.filter),
  sort: filters.sort === defaultSort ? undefined : filters.sort,
  view: filters.view,
});

export const addressOf = (filters: Filters): string => {
  const given = Object.entries(toParams(filters)).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  // A view alone means what the view keeps; one whose last filter was taken off says so.
  const isBare = given.length === 1 && filters.view !== undefined && filters.view !== "all";
  return `${new URLSearchParams(isBare ? [...given, ["filter", noFilter]] : given)}`;
};

/** Unreadable on purpose: nothing is filtered, and that is meant. */
export const noFilter = "none";

/** Which leads, by the operations' names; a filter in a query is text. */
export const toSelection = ({ stage, owner, status, filter }: Filters) => ({
  stage_id: stage,
  assigned_to: owner,
  status,
  filter: filter && encodeFilter(filter),
});

/** Which leads, in which order. */
export const toQuery = (filters: Filters) => ({ ...toSelection(filters), sort: filters.sort ?? defaultSort });

/** The same leads as one filter, for what knows no other way to say it. */
export function toFilter({ stage, owner, status, filter }: Filters): LeadFilter {
  const parts: LeadFilter[] = [];
  if (status) parts.push({ field: "status", op: "in", value: [status] });
  if (stage) parts.push({ field: "stage_id", op: "in", value: [stage] });
  if (owner) parts.push({ field: "assigned_to", op: "in", value: [owner] });
  // A group of its own keeps its depth; a single group stands for itself.
  if (filter) parts.push(...("and" in filter ? filter.and : [filter]));
  return { and: parts };
}

export const isFiltered = ({ stage, owner, status, filter }: Filters): boolean =>
  Boolean(stage ?? owner ?? status ?? filter);

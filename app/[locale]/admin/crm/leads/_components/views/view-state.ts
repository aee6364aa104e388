import type { SavedView, ViewConfig } from "@/lib/views/schemas";
import { defaultSort, readFilters, type Filters } from "../filters";
import type { Column } from "../table/columns";

/** The view in the URL's words. */
export const filtersOf = ({ id, config }: SavedView): Filters => ({
  ...readFilters({
    stage: config.stage_id,
    owner: config.assigned_to,
    status: config.status,
    sort: config.sort,
  }),
  filter: config.filter,
  view: id,
});

/** No view: everything, as it comes. */
export const noView: Filters = {
  stage: undefined,
  owner: undefined,
  status: undefined,
  filter: undefined,
  sort: undefined,
  view: "all",
};

/** What is shown now as a view keeps it. */
export const configOf = ({ stage, owner, status, filter, sort }: Filters, columns: Column[]): ViewConfig => ({
  ...(status && { status }),
  ...(stage && { stage_id: stage }),
  ...(owner && { assigned_to: owner }),
  ...(filter && { filter }),
  ...(sort && sort !== defaultSort && { sort }),
  columns,
});

/** Whether what is shown is not what the view says any more. */
export function differs(view: SavedView, filters: Filters, changedColumns: Column[] | null): boolean {
  if (changedColumns) return true;
  const { columns: _now, ...now } = configOf(filters, []);
  const { columns: _kept, ...kept } = configOf(filtersOf(view), []);
  return JSON.stringify(now) !== JSON.stringify(kept);
}

/**
 * What an address without filters means: the view it names, or the one its person begins with.
 *
 * @returns undefined where the address says itself what is to be seen.
 */
export function openedView(filters: Filters, views: SavedView[]): SavedView | undefined {
  const { view, ...rest } = filters;
  if (Object.values(rest).some((value) => value !== undefined) || view === "all") return undefined;
  return view ? views.find(({ id }) => id === view) : firstView(views);
}

/** What the list opens with: one's own default, else everybody's. */
export const firstView = (views: SavedView[]): SavedView | undefined =>
  views.find(({ is_default, is_shared }) => is_default && !is_shared) ??
  views.find(({ is_default, is_shared }) => is_default && is_shared);

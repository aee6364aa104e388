"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readFilters, toParams, type Filters } from "./filters";

/** Filter, sort and view live in the URL: it can be shared, and back takes the last change off. */
export function useLeadFilters() {
  const params = useSearchParams();
  const filters = useMemo<Filters>(() => readFilters(Object.fromEntries(params)), [params]);
  const setFilters = useCallback((changes: Partial<Filters>) => {
    const now = readFilters(Object.fromEntries(new URLSearchParams(window.location.search)));
    show({ ...now, ...changes });
  }, []);
  /** Everything as it comes; the view stays the one it is. */
  const clear = useCallback(
    () => setFilters({ stage: undefined, owner: undefined, status: undefined, filter: undefined }),
    [setFilters],
  );
  return { filters, setFilters, clear };
}

function show(filters: Filters): void {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(toParams(filters))) if (value) next.set(name, value);
  // Choosing what is chosen already is no step to go back from.
  if (`${next}` === `${new URLSearchParams(window.location.search)}`) return;
  window.history.pushState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
}

"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { addressOf, readFilters, type Filters } from "./filters";

/** Filter, sort and view live in the URL: it can be shared, and back takes the last change off. */
export function useLeadFilters() {
  const params = useSearchParams();
  const filters = useMemo<Filters>(() => readFilters(Object.fromEntries(params)), [params]);
  const setFilters = useCallback((changes: Partial<Filters>) => {
    const now = readFilters(Object.fromEntries(new URLSearchParams(window.location.search)));
    show({ ...now, ...changes });
  }, []);
  return { filters, setFilters };
}

function show(filters: Filters): void {
  const next = addressOf(filters);
  // Choosing what is chosen already is no step to go back from.
  if (next === `${new URLSearchParams(window.location.search)}`) return;
  window.history.pushState(null, "", next ? `?${next}` : window.location.pathname);
}

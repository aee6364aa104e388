"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readFilters, type FilterName, type Filters } from "./filters";

/** The filters live in the URL: it can be shared, and back takes the last one off. */
export function useLeadFilters() {
  const params = useSearchParams();
  const filters = useMemo<Filters>(() => readFilters(Object.fromEntries(params)), [params]);
  const setFilter = useCallback(
    (name: FilterName, value: string | undefined) => {
      const next = new URLSearchParams(params);
      if (value) next.set(name, value);
      else next.delete(name);
      show(next);
    },
    [params],
  );
  const clear = useCallback(() => show(new URLSearchParams()), []);
  return { filters, setFilter, clear };
}

const show = (params: URLSearchParams) =>
  window.history.pushState(null, "", params.size > 0 ? `?${params}` : window.location.pathname);

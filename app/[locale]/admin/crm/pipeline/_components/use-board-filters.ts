"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readBoardFilters, type BoardFilterName, type BoardFilters } from "./board-filters";

/** The filters live in the URL: it can be shared, it survives a reload, and back takes the last one off. */
export function useBoardFilters() {
  const params = useSearchParams();
  const filters = useMemo<BoardFilters>(() => readBoardFilters(Object.fromEntries(params)), [params]);
  /** One choice of a person is one step back, also when it sets one filter and takes another off. */
  const setFilter = useCallback(
    (changes: Partial<Record<BoardFilterName, string | undefined>>) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      // Typing is one step back, not one per letter.
      const replaces = "q" in changes && params.has("q") && next.has("q");
      show(next, replaces ? "replaceState" : "pushState");
    },
    [params],
  );
  const clear = useCallback(() => {
    const next = new URLSearchParams(window.location.search);
    for (const name of ["mine", "owner", "q", "tag", "filter"]) next.delete(name);
    show(next, "pushState");
  }, []);
  return { filters, setFilter, clear };
}

const show = (params: URLSearchParams, how: "pushState" | "replaceState") =>
  window.history[how](null, "", params.size > 0 ? `?${params}` : window.location.pathname);

"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** `?mine=1`: a view that can be shared and that the back button leaves. */
export function useOnlyMine(): [boolean, (on: boolean) => void] {
  const params = useSearchParams();
  const setOnlyMine = useCallback(
    (on: boolean) => {
      const next = new URLSearchParams(params);
      if (on) next.set("mine", "1");
      else next.delete("mine");
      window.history.pushState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
    },
    [params],
  );
  return [params.get("mine") === "1", setOnlyMine];
}

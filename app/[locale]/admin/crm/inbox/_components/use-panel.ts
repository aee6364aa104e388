"use client";

import { useState, useSyncExternalStore } from "react";
import { useInbox } from "./inbox-context";
import { panelCookie, panelCookieMaxAgeSeconds } from "./panel-cookie";

/** Tailwind's `xl`: from here on the lead has a column of its own. */
const wideQuery = "(min-width: 80rem)";

export type Panel = ReturnType<typeof usePanel>;

/** The lead beside the thread: a column that is remembered where there is room, a sheet where there is not. */
export function usePanel() {
  const { seed } = useInbox();
  const isWide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(wideQuery).matches,
    () => true,
  );
  const [isColumnOpen, setColumnOpen] = useState(() => readCookie() ?? seed.isPanelOpen);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const toggle = () => {
    if (!isWide) return setSheetOpen(true);
    setColumnOpen(!isColumnOpen);
    document.cookie = `${panelCookie}=${isColumnOpen ? 0 : 1}; path=/; max-age=${panelCookieMaxAgeSeconds}; samesite=lax`;
  };
  return {
    isWide,
    isColumnOpen,
    isSheetOpen,
    setSheetOpen,
    toggle,
    isOpen: isWide ? isColumnOpen : isSheetOpen,
  };
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(wideQuery);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Another thread of this visit may have changed it since the page came. */
function readCookie(): boolean | undefined {
  if (typeof document === "undefined") return undefined;
  const pair = document.cookie.split("; ").find((text) => text.startsWith(`${panelCookie}=`));
  return pair === undefined ? undefined : !pair.endsWith("=0");
}

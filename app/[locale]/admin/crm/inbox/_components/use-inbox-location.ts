"use client";

import { useLocale } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { getPathname, usePathname } from "@/i18n/navigation";
import { viewOf, type InboxView } from "./keys";

const basePath = "/admin/crm/inbox";

/**
 * Which thread is open and which view is listed, as the address says. Changes are written with the History API, which
 * Next follows without asking the server: the list stays as it is and a loaded thread is there at once.
 */
export function useInboxLocation() {
  const pathname = usePathname();
  const locale = useLocale();
  const view = viewOf(useSearchParams().get("view"));
  const [selectedId, choose] = useChosenAhead(selectedIdIn(pathname));
  const isListBehind = useRef(false);

  const pathOf = useCallback(
    (id: string | null, inView: InboxView) => {
      const query = inView === "all" ? "" : `?view=${inView}`;
      return getPathname({ href: `${basePath}${id ? `/${id}` : ""}${query}`, locale });
    },
    [locale],
  );

  const select = useCallback(
    (id: string) => {
      if (id === selectedId) return;
      isListBehind.current = selectedId === null;
      choose(id);
      window.history.pushState(null, "", pathOf(id, view));
    },
    [choose, pathOf, selectedId, view],
  );

  /** Back to the list: the browser's own way back when we came from it, so that "back" never returns here. */
  const close = useCallback(() => {
    choose(null);
    if (isListBehind.current) window.history.back();
    else window.history.pushState(null, "", pathOf(null, view));
    isListBehind.current = false;
  }, [choose, pathOf, view]);

  const showView = useCallback(
    (next: InboxView) => window.history.replaceState(null, "", pathOf(selectedId, next)),
    [pathOf, selectedId],
  );

  return useMemo(
    () => ({ selectedId, view, select, close, showView, hrefOf: (id: string) => hrefOf(id, view) }),
    [selectedId, view, select, close, showView],
  );
}

/**
 * Next passes a new address on as a transition, which anything urgent may hold up. What the person chose shows at
 * once, until the address has caught up.
 */
function useChosenAhead(inAddress: string | null) {
  const [ahead, setAhead] = useState<{ from: string | null; to: string | null } | null>(null);
  if (ahead && ahead.from !== inAddress) setAhead(null);
  const choose = useCallback((to: string | null) => setAhead({ from: inAddress, to }), [inAddress]);
  return [ahead && ahead.from === inAddress ? ahead.to : inAddress, choose] as const;
}

export function useSelectedConversationId(): string | null {
  return selectedIdIn(usePathname());
}

/** For links, which add the locale themselves. */
const hrefOf = (id: string, view: InboxView) => `${basePath}/${id}${view === "all" ? "" : `?view=${view}`}`;

function selectedIdIn(pathname: string): string | null {
  return pathname.startsWith(`${basePath}/`)
    ? (pathname.slice(basePath.length + 1).split("/")[0] ?? null)
    : null;
}

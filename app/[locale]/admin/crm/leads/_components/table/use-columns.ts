"use client";

import { useCallback, useMemo, useState } from "react";
import type { CustomField } from "@/lib/fields/schemas";
import type { SavedView } from "@/lib/views/schemas";
import {
  columnsCookie,
  columnsCookieMaxAgeSeconds,
  defaultColumns,
  encodeColumns,
  presentColumns,
  type Column,
} from "./columns";

/**
 * The columns shown: the view's own, or this person's where no view is open. A change within a view stays a change
 * until it is saved; without one it is kept for the next visit.
 */
export function useColumns(view: SavedView | undefined, kept: Column[] | undefined, fields: CustomField[]) {
  const [own, setOwn] = useState(kept);
  const [change, setChange] = useState<{ viewId: string; version: number; columns: Column[] } | null>(null);
  const changed =
    view && change?.viewId === view.id && change.version === view.version ? change.columns : null;
  const wanted = changed ?? view?.config.columns ?? own ?? defaultColumns;
  const columns = useMemo(() => presentColumns(wanted, fields), [wanted, fields]);
  const setColumns = useCallback(
    (next: Column[]) => {
      if (view) return setChange({ viewId: view.id, version: view.version, columns: next });
      setOwn(next);
      document.cookie = `${columnsCookie}=${encodeURIComponent(encodeColumns(next))}; path=/; max-age=${columnsCookieMaxAgeSeconds}; samesite=lax`;
    },
    [view],
  );
  return { columns, setColumns, changedColumns: changed, dropChanges: () => setChange(null) };
}

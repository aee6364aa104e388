"use client";

import { useCallback, useRef, useState } from "react";

/** Some leads, or all that the list's filter lets through. */
export type Selection = { all: boolean; ids: ReadonlySet<string> };

const nothing: Selection = { all: false, ids: new Set() };

/** What is chosen; a list that is filtered anew starts with nothing chosen. */
export function useSelection(ids: readonly string[], listKey: string) {
  const [state, setState] = useState({ key: listKey, selection: nothing });
  const selection = state.key === listKey ? state.selection : nothing;
  const anchor = useRef<string | null>(null);
  const set = useCallback((next: Selection) => setState({ key: listKey, selection: next }), [listKey]);

  const isSelected = (id: string) => selection.all || selection.ids.has(id);

  /** With `range`, all from the last one chosen to this one become as this one becomes. */
  const toggle = (id: string, range = false) => {
    const next = new Set(selection.all ? ids : selection.ids);
    const on = !isSelected(id);
    for (const each of range ? between(ids, anchor.current, id) : [id]) {
      if (on) next.add(each);
      else next.delete(each);
    }
    anchor.current = id;
    set({ all: false, ids: next });
  };
  const loaded = ids.filter(isSelected).length;
  const toggleLoaded = () =>
    set(loaded === ids.length && ids.length > 0 ? nothing : { all: false, ids: new Set(ids) });
  const clear = useCallback(() => set(nothing), [set]);

  return {
    selection,
    isSelected,
    toggle,
    toggleLoaded,
    selectAll: () => set({ all: true, ids: new Set() }),
    clear,
    isAnything: selection.all || selection.ids.size > 0,
    /** Of the rows that are loaded. */
    loadedState: loaded === 0 ? false : loaded === ids.length ? true : ("indeterminate" as const),
  };
}

export type SelectionState = ReturnType<typeof useSelection>;

function between(ids: readonly string[], from: string | null, to: string): string[] {
  const [start, end] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)];
  if (start === -1 || end === -1) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

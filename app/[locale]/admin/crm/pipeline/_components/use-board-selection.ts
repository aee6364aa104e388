"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { Board } from "@/lib/leads/schemas";
import { cardAt } from "./board-cache";

/** As many as one request takes. */
export const selectedMax = 100;

const nobody: ReadonlySet<string> = new Set();

/** Cards that are moved together. Those that leave the board leave the selection, too. */
export function useBoardSelection(board: Board | undefined) {
  const [chosen, setChosen] = useState(nobody);
  const anchor = useRef<string | null>(null);
  const selected = useMemo(() => {
    if (chosen.size === 0 || !board) return nobody;
    const present = board.data.flatMap(({ leads }) => leads.filter(({ id }) => chosen.has(id)));
    return new Set(present.map(({ id }) => id));
  }, [chosen, board]);

  const toggle = useCallback((leadId: string) => {
    anchor.current = leadId;
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(leadId) && next.size < selectedMax) next.add(leadId);
      return next;
    });
  }, []);

  /** From the card chosen last to this one, in one column; elsewhere just this one. */
  const extend = (leadId: string) => {
    const from = board && anchor.current ? cardAt(board, anchor.current) : undefined;
    const to = board && cardAt(board, leadId);
    if (!from || !to || from.column !== to.column) return toggle(leadId);
    const [first, last] = [from.index, to.index].sort((a, b) => a - b) as [number, number];
    const between = to.column.leads.slice(first, last + 1).map(({ id }) => id);
    setChosen((now) => new Set([...now, ...between].slice(0, selectedMax)));
  };

  const clear = useCallback(() => setChosen(nobody), []);
  return { selected, toggle, extend, clear };
}

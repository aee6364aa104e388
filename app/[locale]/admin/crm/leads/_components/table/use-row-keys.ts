"use client";

import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { SelectionState } from "./use-selection";

type Options = {
  body: RefObject<HTMLElement | null>;
  frame: RefObject<HTMLElement | null>;
  ids: readonly string[];
  rowHeightPx: number;
  selection: SelectionState;
  onOpen: (id: string) => void;
};

/** One row has the focus: j/k or arrows move it, x or space choose it, with shift the way there, Enter opens it. */
export function useRowKeys({ body, frame, ids, rowHeightPx, selection, onOpen }: Options) {
  const [cursor, setCursor] = useState(0);
  const index = Math.min(cursor, ids.length - 1);
  const moved = useRef(false);

  const go = (step: number, extend = false) => {
    // The first key only shows where one is.
    const next = moved.current ? Math.min(ids.length - 1, Math.max(0, index + step)) : index;
    moved.current = true;
    const id = ids[next];
    if (!id) return;
    if (extend && next !== index && !selection.isSelected(id)) selection.toggle(id);
    setCursor(next);
    reveal(frame.current, next, rowHeightPx);
    // A row outside of the window is rendered by the scrolling first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        body.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
      ),
    );
  };
  const choose = (range = false) => {
    const id = ids[index];
    if (id) selection.toggle(id, range);
  };

  useShortcuts([
    { keys: "j", run: () => go(1) },
    { keys: "k", run: () => go(-1) },
    { keys: "x", run: () => choose() },
    { keys: "shift+x", run: () => choose(true) },
    { keys: "escape", run: selection.clear, enabled: selection.isAnything },
  ]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Only the row itself: a cell that is edited has its own keys.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const actions: Record<string, () => void> = {
      ArrowDown: () => go(1, event.shiftKey),
      ArrowUp: () => go(-1, event.shiftKey),
      Home: () => go(-ids.length),
      End: () => go(ids.length),
      " ": () => choose(event.shiftKey),
      Enter: () => onOpen(ids[index] ?? ""),
    };
    const action = actions[event.key];
    if (!action || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    moved.current = true;
    action();
  };
  const onFocusRow = (row: number) => {
    moved.current = true;
    setCursor(row);
  };
  return { cursor: index, onKeyDown, onFocusRow };
}

const headPx = 32;

function reveal(frame: HTMLElement | null, index: number, rowHeightPx: number): void {
  if (!frame) return;
  const top = index * rowHeightPx;
  const seen = frame.clientHeight - headPx;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top + rowHeightPx > frame.scrollTop + seen) frame.scrollTop = top + rowHeightPx - seen;
}

"use client";

import type { KeyboardEvent, RefObject } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";

const rowSelector = '[data-testid="conversation-row"]';

/** `j`/`k` from anywhere and the arrows inside the list move the focus over the rows; Enter opens, as on any link. */
export function useRowKeys(box: RefObject<HTMLElement | null>) {
  const move = (step: 1 | -1) => focusNeighbour(box.current, step);
  useShortcuts([
    { keys: "j", run: () => move(1) },
    { keys: "k", run: () => move(-1) },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  };
  return { onKeyDown };
}

function focusNeighbour(box: HTMLElement | null, step: 1 | -1): void {
  const rows = Array.from(box?.querySelectorAll<HTMLElement>(rowSelector) ?? []);
  const focused = rows.findIndex((row) => row === document.activeElement);
  const current = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "true");
  const next = rows[current < 0 ? 0 : Math.min(Math.max(current + step, 0), rows.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

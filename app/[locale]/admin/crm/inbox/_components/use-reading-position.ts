"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/** This near to its edge a list follows it instead of keeping the rows where they are. */
const edgePx = 48;

/**
 * Keeps what is being read where it is while rows come, go and move around it. Rows are the elements with
 * `data-row`. The browser's own anchoring is off here: it follows a row that moves to the top.
 *
 * @param edge where news arrive. A list at its edge shows them; for `bottom` the box is a reversed column.
 * @returns the ref of the box that scrolls.
 */
export function useReadingPosition(revision: unknown, edge: "top" | "bottom") {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef<ReadonlyMap<string, number>>(new Map());

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const remember = () => {
      seen.current = visibleRows(element);
    };
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
    // The box may appear with the first revision.
  }, [revision]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const isAtEdge = edge === "top" ? element.scrollTop <= 0 : isAtBottom(element);
    const shift = isAtEdge ? 0 : commonShift(element, seen.current);
    if (shift !== 0) element.scrollBy({ top: shift, behavior: "instant" });
    seen.current = visibleRows(element);
  }, [edge, revision]);

  return box;
}

/** In a reversed column the bottom is zero and scrolling up counts down. */
export const isAtBottom = (element: HTMLElement): boolean => element.scrollTop > -edgePx;

/** Where the visible rows are in the content, whatever the scrolling. */
function visibleRows(box: HTMLElement): Map<string, number> {
  const frame = box.getBoundingClientRect();
  const rows = new Map<string, number>();
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > frame.top && top < frame.bottom)
      rows.set(row.dataset.row ?? "", top - frame.top + box.scrollTop);
  }
  return rows;
}

/** How far most of the rows have moved. A single row may have gone elsewhere, so one alone says nothing. */
function commonShift(box: HTMLElement, before: ReadonlyMap<string, number>): number {
  const frame = box.getBoundingClientRect();
  const votes = new Map<number, number>();
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) {
    const old = before.get(row.dataset.row ?? "");
    if (old === undefined) continue;
    const shift = Math.round(row.getBoundingClientRect().top - frame.top + box.scrollTop - old);
    votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

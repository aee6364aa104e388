"use client";

import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState, type RefObject } from "react";
import type { LeadCard } from "@/lib/leads/schemas";
import { topsOf, windowOf } from "./card-window";
import { useReveal } from "./reveal-card";

/** Beyond the edges, so that a scroll or a dragged card finds cards there. */
const overscanPx = 400;
/** The window moves in steps of this: not every scrolled pixel draws the column anew. */
const stepPx = 200;
const firstScreenPx = 1_000;
/** Between cards, as the list's class says. */
const gapPx = 6;
const threeLinesPx = 82;
const twoLinesPx = 62;

/**
 * Which cards of a column are in the page: those on screen and around it, and `keep`. A card's height is measured once
 * and guessed before.
 */
export function useCardWindow(
  frame: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  cards: LeadCard[],
  keep: ReadonlySet<string>,
) {
  const [heights] = useState(() => new WeakMap<LeadCard, number>());
  const [, measured] = useReducer((count: number) => count + 1, 0);
  const [view, setView] = useState({ top: 0, bottom: firstScreenPx });
  const tops = topsOf(cards, (card) => (heights.get(card) ?? guess(card)) + gapPx);
  const parts = windowOf(cards, tops, { top: view.top - overscanPx, bottom: view.bottom + overscanPx }, keep);

  const look = useCallback(() => {
    if (!frame.current || !list.current) return;
    const { top, height } = frame.current.getBoundingClientRect();
    const from = top - list.current.getBoundingClientRect().top;
    const next = {
      top: Math.floor(from / stepPx) * stepPx,
      bottom: Math.ceil((from + height) / stepPx) * stepPx,
    };
    setView((now) => (now.top === next.top && now.bottom === next.bottom ? now : next));
  }, [frame, list]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [frame, look]);

  useLayoutEffect(() => {
    let isNew = false;
    const byId = new Map(parts.flatMap((part) => (part.kind === "card" ? [[part.card.id, part.card]] : [])));
    for (const element of list.current?.children ?? []) {
      const card = element instanceof HTMLElement ? byId.get(element.dataset.leadId ?? "") : undefined;
      if (!card || heights.has(card) || !(element instanceof HTMLElement)) continue;
      heights.set(card, element.offsetHeight);
      isNew ||= element.offsetHeight !== guess(card);
    }
    if (isNew) measured();
  });

  const latest = useRef({ cards, tops });
  useEffect(() => {
    latest.current = { cards, tops };
  });
  useReveal(
    useCallback(
      (leadId) => {
        const index = latest.current.cards.findIndex(({ id }) => id === leadId);
        if (index === -1 || !frame.current) return;
        frame.current.scrollTop = (latest.current.tops[index] ?? 0) - frame.current.clientHeight / 2;
        look();
      },
      [frame, look],
    ),
  );
  const firstInView = cards.findIndex((_, index) => (tops[index] ?? 0) >= view.top);
  return { parts, firstInView };
}

const guess = ({ company, estimated_value }: LeadCard) =>
  company === null && estimated_value === null ? twoLinesPx : threeLinesPx;

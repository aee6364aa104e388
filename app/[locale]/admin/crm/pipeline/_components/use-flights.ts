"use client";

import { useCallback, useLayoutEffect, useRef } from "react";
import type { Board } from "@/lib/leads/schemas";
import { cardAt } from "./board-cache";

const travelMs = 180;
const highlightMs = 2_400;
const easing = "cubic-bezier(0.2, 0.8, 0.3, 1)";

type Spot = { rect: DOMRect; column: Element | null };

/**
 * Shows where a card went when somebody else, a menu or a refusal moved it: `beforeChange` remembers where every
 * card is, the next board on screen plays the way from there. A card that was not there yet glows for a moment.
 */
export function useFlights(board: Board | undefined) {
  const rootRef = useRef<HTMLDivElement>(null);
  const before = useRef<Map<string, Spot> | null>(null);
  const shown = useRef(board);

  const beforeChange = useCallback(() => {
    before.current = rootRef.current && measure(rootRef.current);
  }, []);

  useLayoutEffect(() => {
    const was = before.current;
    before.current = null;
    const earlier = shown.current;
    shown.current = board;
    if (!was || !rootRef.current) return;
    // A card that only came into the window has not gone anywhere.
    const wasIn = (leadId: string, stageId: string | undefined) =>
      earlier && cardAt(earlier, leadId)?.column.stage.id === stageId;
    play(rootRef.current, was, wasIn);
  }, [board]);

  return { rootRef, beforeChange };
}

function measure(root: HTMLElement): Map<string, Spot> {
  return new Map(
    cardsIn(root).map((card) => [
      card.dataset.leadId ?? "",
      { rect: card.getBoundingClientRect(), column: columnOf(card) },
    ]),
  );
}

type WasIn = (leadId: string, stageId: string | undefined) => boolean | undefined;

function play(root: HTMLElement, was: Map<string, Spot>, wasIn: WasIn): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const card of cardsIn(root)) {
    const id = card.dataset.leadId ?? "";
    const from = was.get(id);
    if (!from) {
      if (!wasIn(id, columnOf(card)?.dataset.stageId)) glow(card);
    } else if (!still) travel(card, from);
  }
}

function travel(card: HTMLElement, from: Spot): void {
  const to = card.getBoundingClientRect();
  const x = from.rect.left - to.left;
  const y = from.rect.top - to.top;
  if ((x === 0 && y === 0) || !(isOnScreen(from.rect) || isOnScreen(to))) return;
  if (from.column === columnOf(card)) {
    card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
      duration: travelMs,
      easing,
    });
    return;
  }
  glow(card);
  fly(card, from.rect, to);
}

/** A column clips what leaves it, so a copy above everything makes the way between columns. */
function fly(card: HTMLElement, from: DOMRect, to: DOMRect): void {
  const copy = card.cloneNode(true) as HTMLElement;
  copy.removeAttribute("data-testid");
  copy.removeAttribute("data-lead-id");
  copy.setAttribute("aria-hidden", "true");
  copy.inert = true;
  Object.assign(copy.style, {
    position: "fixed",
    zIndex: "40",
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    margin: "0",
    listStyle: "none",
    pointerEvents: "none",
  });
  document.body.append(copy);
  card.animate([{ opacity: 0 }, { opacity: 0 }], { duration: travelMs });
  copy.animate(
    [{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: "none" }],
    { duration: travelMs, easing },
  ).onfinish = () => copy.remove();
}

function glow(card: HTMLElement): void {
  const surface = card.querySelector<HTMLElement>("[data-slot=lead-card-surface]");
  surface?.animate(
    [
      { backgroundColor: "var(--color-primary-soft)", borderColor: "var(--color-brand)" },
      { backgroundColor: "var(--color-primary-soft)", borderColor: "var(--color-brand)", offset: 0.3 },
      {},
    ],
    { duration: highlightMs, easing: "ease-out" },
  );
}

const cardsIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("[data-lead-id]")];
const columnOf = (card: HTMLElement) => card.closest<HTMLElement>("[data-stage-id]");
const isOnScreen = ({ bottom, top, right, left }: DOMRect) =>
  bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;

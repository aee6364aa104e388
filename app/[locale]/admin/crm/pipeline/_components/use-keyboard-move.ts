"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type KeyboardEvent } from "react";
import type { Board } from "@/lib/leads/schemas";
import { cardAt, moveCard, type Place } from "./board-cache";
import { revealCard } from "./reveal-card";
import type { useBoardSelection } from "./use-board-selection";
import type { useBoardDrag } from "./use-board-drag";

type Options = {
  board: Board | undefined;
  drag: ReturnType<typeof useBoardDrag>;
  mayMove: boolean;
  openMenu: (leadId: string) => void;
  selection: Pick<ReturnType<typeof useBoardSelection>, "selected" | "toggle" | "clear">;
};

/**
 * The board by keyboard. Arrows walk over the cards; Space lifts one, arrows then carry it, also into other columns,
 * Space drops it and Esc puts it back. Every step is announced.
 */
export function useKeyboardMove({ board, drag, mayMove, openMenu, selection }: Options) {
  const t = useTranslations("board.drag");
  const many = useTranslations("board.many");
  const [announcement, setAnnouncement] = useState("");
  const { lift } = drag;
  const lifted = lift?.by === "keyboard" ? lift : null;

  // A card that changes columns is a new element: the focus goes with it.
  useEffect(() => {
    if (lifted) focusCard(lifted.leadId);
  }, [lifted]);

  const say = (key: "lifted" | "over" | "dropped" | "canceled", shown: Board, leadId: string) => {
    const at = cardAt(shown, leadId);
    if (!at) return;
    const { card, column, index } = at;
    setAnnouncement(
      t(key, {
        name: card.full_name,
        stage: column.stage.name,
        position: index + 1,
        count: column.leads.length,
      }),
    );
  };

  const choose = (leadId: string) => {
    const name = board && cardAt(board, leadId)?.card.full_name;
    const isChosen = selection.selected.has(leadId);
    const count = selection.selected.size + (isChosen ? -1 : 1);
    selection.toggle(leadId);
    if (name) setAnnouncement(many(isChosen ? "left" : "joined", { name, count }));
  };

  const finish = (final: Board | null) => {
    if (!lifted || !board) return;
    say(final ? "dropped" : "canceled", final ?? board, lifted.leadId);
    drag.release(lifted.leadId, final);
    requestAnimationFrame(() => focusCard(lifted.leadId));
  };

  const carry = (key: string) => {
    if (!lifted) return;
    const place = step(lifted.preview, lifted.leadId, key);
    if (!place) return;
    drag.preview(lifted.leadId, place);
    say("over", moveCard(lifted.preview, lifted.leadId, place), lifted.leadId);
  };

  const onKeyDown = (event: KeyboardEvent, leadId: string) => {
    if (event.metaKey || event.ctrlKey || event.altKey || !board) return;
    const { key } = event;
    if (lifted) {
      if (key === " " || key === "Enter") finish(lifted.preview);
      else if (key === "Escape") finish(null);
      else if (key.startsWith("Arrow")) carry(key);
      else if (key === "Tab") return finish(null);
    } else if (key === " " && mayMove) {
      drag.begin(leadId, "keyboard");
      say("lifted", board, leadId);
    } else if (key === "x" && mayMove) choose(leadId);
    else if (key === "Escape" && selection.selected.size > 0) {
      selection.clear();
      setAnnouncement(many("cleared"));
    } else if (key === "m" || key === "ContextMenu") openMenu(leadId);
    else if (walkKeys[key]) focusCard(neighbour(board, leadId, walkKeys[key]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Leaving a lifted card with the mouse or Tab puts it back. */
  const onBlur = (leadId: string, next: EventTarget | null) => {
    const isElsewhere = next instanceof Element && !next.closest(`[data-lead-id="${leadId}"]`);
    if (lifted?.leadId === leadId && isElsewhere) {
      drag.release(leadId, null);
      if (board) say("canceled", board, leadId);
    }
  };

  return { onKeyDown, onBlur, announcement };
}

const walkKeys: Record<string, string> = {
  ArrowUp: "ArrowUp",
  ArrowDown: "ArrowDown",
  ArrowLeft: "ArrowLeft",
  ArrowRight: "ArrowRight",
  j: "ArrowDown",
  k: "ArrowUp",
};

function step(board: Board, leadId: string, key: string): Place | undefined {
  const at = cardAt(board, leadId);
  if (!at) return undefined;
  const { column, index } = at;
  const others = column.leads.filter(({ id }) => id !== leadId);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = index + (key === "ArrowUp" ? -1 : 1);
    return next < 0 || next > others.length ? undefined : between(column.stage.id, others, next);
  }
  const columns = board.data;
  const target = columns[columns.indexOf(column) + (key === "ArrowLeft" ? -1 : 1)];
  return target && between(target.stage.id, target.leads, Math.min(index, target.leads.length));
}

const between = (stage_id: string, leads: { id: string }[], index: number): Place => ({
  stage_id,
  after_id: leads[index - 1]?.id ?? null,
  before_id: leads[index]?.id ?? null,
});

function neighbour(board: Board, leadId: string, key: string): string | undefined {
  const at = cardAt(board, leadId);
  if (!at) return undefined;
  if (key === "ArrowUp" || key === "ArrowDown")
    return at.column.leads[at.index + (key === "ArrowUp" ? -1 : 1)]?.id;
  const columns = board.data;
  const from = columns.indexOf(at.column);
  const side = key === "ArrowLeft" ? columns.slice(0, from).reverse() : columns.slice(from + 1);
  const leads = side.find(({ leads: { length } }) => length > 0)?.leads;
  return leads?.[Math.min(at.index, leads.length - 1)]?.id;
}

/** A card far from what is on screen is not in the page: its column scrolls to it first. */
function focusCard(leadId: string | undefined, triesLeft = 5): void {
  if (!leadId) return;
  const link = document.querySelector<HTMLElement>(`[data-lead-id="${leadId}"] [data-slot=lead-card-link]`);
  if (!link) {
    if (triesLeft === 0) return;
    revealCard(leadId);
    requestAnimationFrame(() => focusCard(leadId, triesLeft - 1));
    return;
  }
  link.focus({ preventScroll: true });
  link.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

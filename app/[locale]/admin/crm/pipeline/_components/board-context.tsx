"use client";

import { createContext, use, type KeyboardEvent } from "react";
import type { NewLeadStart } from "@/components/leads/new-lead-dialog";
import type { Member } from "@/lib/organizations/schemas";

export type MenuAnchor = { leadId: string; x: number; y: number };

export type BoardContextValue = {
  /** One clock for all cards. */
  now: Date;
  mayWrite: boolean;
  ownerOf: (userId: string | null) => Member | undefined;
  /** The lead lifted by keyboard, if any. */
  carriedId: string | undefined;
  /** The lead carried by pointer, if any. */
  draggedId: string | undefined;
  /** Those that move together. */
  selected: ReadonlySet<string>;
  onSelect: (leadId: string, how: "toggle" | "extend") => void;
  menuId: string | undefined;
  /** Opens the full form for a new lead that needs more than quick add asks. */
  completeLead: (start: NewLeadStart) => void;
  openMenu: (anchor: MenuAnchor) => void;
  onCardKeyDown: (event: KeyboardEvent, leadId: string) => void;
  onCardBlur: (leadId: string, next: EventTarget | null) => void;
};

const BoardContext = createContext<BoardContextValue | null>(null);

export const BoardProvider = BoardContext.Provider;

export function useBoardContext(): BoardContextValue {
  const value = use(BoardContext);
  if (!value) throw new Error("useBoardContext needs a BoardProvider around it");
  return value;
}

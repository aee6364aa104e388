"use client";

import { useEffect } from "react";

const eventName = "loved:reveal-card";

/** Asks the column that has the card to scroll to it; cards far from what is on screen are not in the page. */
export const revealCard = (leadId: string): boolean =>
  document.dispatchEvent(new CustomEvent(eventName, { detail: leadId }));

export function useReveal(reveal: (leadId: string) => void) {
  useEffect(() => {
    const listen = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === "string") reveal(event.detail);
    };
    document.addEventListener(eventName, listen);
    return () => document.removeEventListener(eventName, listen);
  }, [reveal]);
}

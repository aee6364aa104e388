"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, type RefObject } from "react";
import { cn } from "@/lib/utils";
import { isAtBottom } from "./use-reading-position";
import type { ThreadRow } from "./use-thread";

/** The way down for who has scrolled up, with how much came meanwhile. What the person sends goes down by itself. */
export function NewMessagesPill({
  box,
  rows,
}: {
  box: RefObject<HTMLElement | null>;
  rows: readonly ThreadRow[];
}) {
  const t = useTranslations("inbox.thread");
  const [isDown, setDown] = useState(true);
  const newest = rows[0]?.row;
  const [seen, setSeen] = useState(newest);
  if (isDown && seen !== newest) setSeen(newest);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const update = () => setDown(isAtBottom(element));
    element.addEventListener("scroll", update, { passive: true });
    return () => element.removeEventListener("scroll", update);
  }, [box]);

  if (isDown) return null;
  const index = rows.findIndex(({ row }) => row === seen);
  const count = rows
    .slice(0, Math.max(index, 0))
    .filter(({ message }) => message.direction === "inbound").length;
  return (
    <button
      type="button"
      onClick={() => scrollDown(box.current)}
      data-testid="new-messages"
      className={cn(
        "absolute right-4 bottom-3 z-20 inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-xs font-semibold num shadow-float pointer-coarse:h-11",
        count > 0
          ? "border-transparent bg-primary text-primary-foreground hover:bg-primary-hover"
          : "w-8 justify-center bg-card px-0 text-muted-foreground hover:text-foreground pointer-coarse:w-11",
      )}
    >
      {count > 0 ? t("newMessages", { count }) : <span className="sr-only">{t("toNewest")}</span>}
      <ArrowDown aria-hidden className="size-4" />
    </button>
  );
}

function scrollDown(box: HTMLElement | null): void {
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  box?.scrollTo({ top: 0, behavior: isCalm ? "instant" : "smooth" });
}

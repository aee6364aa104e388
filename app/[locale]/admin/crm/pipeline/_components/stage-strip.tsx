"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type RefObject } from "react";
import { StageMark } from "@/components/leads/stage-mark";
import type { Board } from "@/lib/leads/schemas";

type StageStripProps = { board: Board; rootRef: RefObject<HTMLDivElement | null> };

/** On a phone one column fills the screen; this shows the others and goes to them. */
export function StageStrip({ board, rootRef }: StageStripProps) {
  const t = useTranslations("board");
  const stageIds = board.data.map(({ stage }) => stage.id).join();
  const shownId = useColumnInView(rootRef, stageIds);
  const goTo = (stageId: string) =>
    rootRef.current
      ?.querySelector(`[data-stage-id="${stageId}"]`)
      ?.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });
  return (
    <nav
      aria-label={t("stages")}
      className="scrollbar-none flex shrink-0 gap-1 overflow-x-auto px-4 py-1.5 md:hidden"
    >
      {board.data.map(({ stage, count }) => (
        <button
          key={stage.id}
          type="button"
          data-strip-id={stage.id}
          aria-current={stage.id === shownId ? "true" : undefined}
          onClick={() => goTo(stage.id)}
          className="touch-target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-transparent px-2.5 text-xs font-medium text-muted-foreground aria-[current=true]:border-border aria-[current=true]:bg-card aria-[current=true]:text-foreground"
        >
          <StageMark stage={stage} className={stage.stage_type === "open" ? "size-2" : "size-3.5"} />
          {stage.name}
          <span className="num">{count}</span>
        </button>
      ))}
    </nav>
  );
}

function useColumnInView(rootRef: RefObject<HTMLDivElement | null>, stageIds: string): string | undefined {
  const [shownId, setShownId] = useState(stageIds.split(",")[0]);
  useEffect(() => {
    const root = rootRef.current;
    if (!root) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const shown = entries.find(({ isIntersecting }) => isIntersecting)?.target;
        if (!(shown instanceof HTMLElement)) return;
        setShownId(shown.dataset.stageId);
        document
          .querySelector(`[data-strip-id="${shown.dataset.stageId}"]`)
          ?.scrollIntoView({ inline: "center", block: "nearest" });
      },
      { root, rootMargin: "0px -45% 0px -45%" },
    );
    for (const column of root.querySelectorAll("[data-stage-id]")) observer.observe(column);
    return () => observer.disconnect();
  }, [rootRef, stageIds]);
  return shownId;
}

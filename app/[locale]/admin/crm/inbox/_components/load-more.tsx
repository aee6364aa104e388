"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";

/** Enough for the next page to be there before its place is. */
const loadAhead = "800px 0px";

type LoadMoreProps = { cursor: string | null; onReach: () => void; isLoading: boolean; hasFailed: boolean };

/** The end of what is loaded in a `data-scroll-box`. Coming near it loads the next page; after a failure it waits to be asked. */
export function LoadMore({ cursor, onReach, isLoading, hasFailed }: LoadMoreProps) {
  const t = useTranslations("inbox.list");
  const mark = useRef<HTMLDivElement>(null);
  const reach = useRef(onReach);
  useEffect(() => {
    reach.current = onReach;
  });
  useEffect(() => {
    if (!mark.current || cursor === null || hasFailed) return;
    // A new observer for each cursor: one that stays in view does not report again.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reach.current(), {
      root: mark.current.closest("[data-scroll-box]"),
      rootMargin: loadAhead,
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [cursor, hasFailed]);
  if (cursor === null) return null;
  return (
    <div ref={mark} className="flex h-12 shrink-0 items-center justify-center text-muted-foreground">
      {isLoading && <Spinner label={t("loadingMore")} />}
      {hasFailed && !isLoading && (
        <Button variant="ghost" size="sm" onClick={onReach}>
          {t("loadMoreFailed")}
        </Button>
      )}
    </div>
  );
}

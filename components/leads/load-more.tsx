"use client";

import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/button";

/** How far below the fold the next page is asked for. */
const lookAheadPx = 400;

type LoadMoreProps = {
  /** What scrolls; the window when absent. */
  frame: RefObject<HTMLElement | null>;
  onReached: () => Promise<unknown>;
  failedLabel: string;
  /** Stands where the next page will be. */
  children: ReactNode;
};

/** The end of what is loaded: reaching it fetches the next page. Give it the cursor as its key. */
export function LoadMore({ frame, onReached, failedLabel, children }: LoadMoreProps) {
  const mark = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(onReached);
  useEffect(() => {
    latest.current = onReached;
  });
  useEffect(() => {
    if (!mark.current || failed) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        latest.current().catch(() => setFailed(true));
      },
      { root: frame.current, rootMargin: `${lookAheadPx}px` },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [frame, failed]);
  return (
    <div ref={mark}>
      {failed ? (
        <Button
          variant="ghost"
          size="sm"
          className="w-full text-muted-foreground"
          onClick={() => setFailed(false)}
        >
          {failedLabel}
        </Button>
      ) : (
        children
      )}
    </div>
  );
}

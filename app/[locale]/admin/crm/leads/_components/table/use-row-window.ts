"use client";

import { useEffect, useState, type RefObject } from "react";

const overscanRows = 15;
const firstRows = 60;

/** Which rows are near what is seen. All rows are of one height, so the others are two gaps. */
export function useRowWindow(frame: RefObject<HTMLElement | null>, count: number, rowHeightPx: number) {
  const [range, setRange] = useState({ from: 0, to: firstRows });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const update = () => {
      const first = Math.floor(element.scrollTop / rowHeightPx) - overscanRows;
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeightPx) + overscanRows;
      // In steps, so that most scrolling renders nothing.
      const from = Math.max(0, first - (first % overscanRows));
      const to = last + overscanRows - (last % overscanRows);
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    update();
    element.addEventListener("scroll", update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", update);
      observer.disconnect();
    };
  }, [frame, rowHeightPx]);
  const from = Math.min(range.from, Math.max(0, count - 1));
  const to = Math.min(range.to, count);
  return { from, to, abovePx: from * rowHeightPx, belowPx: (count - to) * rowHeightPx };
}

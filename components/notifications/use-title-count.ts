"use client";

import { useEffect } from "react";

const countBefore = /^\(\d+\+?\) /;

/** "(3) Leads": what is new is seen in a tab nobody looks at. Pages write their title anew; the number goes before it again. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(countBefore, "");
      const wanted = count > 0 ? `(${count > 99 ? "99+" : count}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // The title's element may be replaced with the page.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = document.title.replace(countBefore, "");
    };
  }, [count]);
}

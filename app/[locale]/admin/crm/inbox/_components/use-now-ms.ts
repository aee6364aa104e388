"use client";

import { useSyncExternalStore } from "react";
import { useInbox } from "./inbox-context";

const tickMs = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

/** The time, every 15 seconds. Hydration sees the server's, so that both draw the same. */
export function useNowMs(): number {
  const { loadedAtMs } = useInbox().seed;
  return useSyncExternalStore(subscribe, current, () => loadedAtMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function current(): number {
  nowMs ||= Date.now();
  return nowMs;
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

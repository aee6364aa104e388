"use client";

import { useState } from "react";

/**
 * The board's writes, one after the other: the second move of a card goes out with the version that the first one
 * made, and a card dropped under another one finds it in its new column. A lifted card holds the queue busy too, so
 * that nothing read meanwhile is shown under it.
 */
export function useWriteQueue(): WriteQueue {
  const [queue] = useState(createWriteQueue);
  return queue;
}

export type WriteQueue = {
  add(task: () => Promise<void>): void;
  hold(): void;
  free(): void;
  isBusy(): boolean;
  idle(): Promise<void>;
  /** Grows with every write; a read that saw it change may be older than what is on screen. */
  epoch(): number;
  onIdle(listener: () => void): () => void;
};

function createWriteQueue(): WriteQueue {
  let tail = Promise.resolve();
  let busy = 0;
  let epoch = 0;
  const listeners = new Set<() => void>();
  const enter = () => {
    busy += 1;
    epoch += 1;
  };
  const leave = () => {
    busy -= 1;
    epoch += 1;
    if (busy === 0) for (const listener of [...listeners]) listener();
  };
  const onIdle = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    add(task) {
      enter();
      tail = tail
        .then(task)
        .catch(() => undefined)
        .then(leave);
    },
    hold: enter,
    free: leave,
    isBusy: () => busy > 0,
    idle: () =>
      busy === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const stop = onIdle(() => {
              stop();
              resolve();
            });
          }),
    epoch: () => epoch,
    onIdle,
  };
}

/** An answer asked for before a write would show what the write has changed; it is asked for again. */
export async function readBetweenWrites<T>(queue: WriteQueue, read: () => Promise<T>): Promise<T> {
  for (;;) {
    await queue.idle();
    const epoch = queue.epoch();
    const answer = await read();
    if (epoch === queue.epoch()) return answer;
  }
}

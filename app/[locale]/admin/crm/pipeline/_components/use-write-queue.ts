"use client";

import { useState } from "react";

/**
 * The board's writes, one after the other: the second move of a card goes out with the version that the first one
 * made, and a card dropped under another one finds it in its new column.
 */
export function useWriteQueue(): WriteQueue {
  const [queue] = useState(createWriteQueue);
  return queue;
}

export type WriteQueue = {
  add(task: () => Promise<void>): void;
  isBusy(): boolean;
  idle(): Promise<void>;
  /** Grows with every write; a read that saw it change may be older than what is on screen. */
  epoch(): number;
  onIdle(listener: () => void): () => void;
};

function createWriteQueue(): WriteQueue {
  let tail = Promise.resolve();
  let waiting = 0;
  let epoch = 0;
  const listeners = new Set<() => void>();
  const done = () => {
    waiting -= 1;
    epoch += 1;
    if (waiting === 0) for (const listener of listeners) listener();
  };
  return {
    add(task) {
      waiting += 1;
      epoch += 1;
      tail = tail.then(task).catch(() => undefined).then(done);
    },
    isBusy: () => waiting > 0,
    idle: () => tail,
    epoch: () => epoch,
    onIdle(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

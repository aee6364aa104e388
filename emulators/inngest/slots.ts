import { Heap } from "./heap";
import type { RunItem } from "./model";

type Slot = { running: number; waiting: Heap<RunItem> };

/** Calls are served in the order in which their runs began. */
export const byRunOrder = (a: RunItem, b: RunItem) => a.run.seq - b.run.seq || (a.id < b.id ? -1 : 1);

/** What an item needs: each key with the most calls that may hold it at once. */
export type Need = { key: string; limit: number };

/** Concurrency limits: who holds each key and who queues for it. */
export class Slots {
  readonly #slots = new Map<string, Slot>();

  /** Takes all keys, or queues the item at the first one that is full. */
  acquire(item: RunItem, needs: Need[]): boolean {
    const full = needs.find(({ key, limit }) => (this.#slots.get(key)?.running ?? 0) >= limit);
    if (full) {
      this.#slot(full.key).waiting.push(item);
      return false;
    }
    for (const { key } of needs) this.#slot(key).running += 1;
    return true;
  }

  release(keys: string[]) {
    for (const key of keys) {
      const slot = this.#slots.get(key);
      if (slot) slot.running -= 1;
    }
  }

  /** The next item queued at a key. It has to `acquire` again. */
  nextWaiting(key: string): RunItem | undefined {
    const slot = this.#slots.get(key);
    const item = slot?.waiting.pop();
    if (slot && slot.running <= 0 && slot.waiting.size === 0) this.#slots.delete(key);
    return item;
  }

  running(key: string): number {
    return this.#slots.get(key)?.running ?? 0;
  }

  #slot(key: string): Slot {
    const slot = this.#slots.get(key) ?? { running: 0, waiting: new Heap(byRunOrder) };
    this.#slots.set(key, slot);
    return slot;
  }
}

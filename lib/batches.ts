/**
 * Runs `work` on what callers hand in, one batch at a time: while one is under way, the next one gathers. Alone a
 * caller waits for nobody; under load many share a call.
 *
 * @param work must not throw: a caller only learns that its items had their turn.
 */
export function inBatches<T>(work: (items: T[]) => Promise<void>): (items: T[]) => Promise<void> {
  let gathering: { items: T[]; done: Promise<void> } | undefined;
  let underWay: Promise<void> = Promise.resolve();

  function startBatch() {
    const items: T[] = [];
    const done = underWay.then(() => {
      gathering = undefined;
      return work(items);
    });
    underWay = done;
    return { items, done };
  }

  return (items) => {
    if (items.length === 0) return Promise.resolve();
    gathering ??= startBatch();
    gathering.items.push(...items);
    return gathering.done;
  };
}

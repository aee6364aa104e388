/** A small seeded generator (mulberry32): same seed, same folds, same model. @returns numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fisher and Yates, in place. */
export function shuffle(items: Int32Array, random: () => number): Int32Array {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const item = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = item;
  }
  return items;
}

/** @returns the fold of each row; each fold has its share of either outcome. */
export function stratifiedFolds(outcomes: Uint8Array, folds: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const fold = new Uint8Array(outcomes.length);
  let next = 0;
  for (const outcome of [1, 0]) {
    const rows = shuffle(rowsWhere(outcomes, outcome), random);
    for (const row of rows) fold[row] = next++ % folds;
  }
  return fold;
}

export function rowsWhere(values: Uint8Array, wanted: number): Int32Array {
  const rows: number[] = [];
  values.forEach((value, row) => {
    if (value === wanted) rows.push(row);
  });
  return Int32Array.from(rows);
}

/** A stretch of cards that are in the page, or the height of those that are not. */
export type WindowPart<T> =
  | { kind: "card"; card: T; index: number }
  | {
      kind: "gap";
      height: number;
      /** The first card it stands for. */
      at: number;
    };

export type Span = { top: number; bottom: number };

/** Where each card begins, and where the last one ends. */
export function topsOf<T>(cards: readonly T[], heightOf: (card: T) => number): number[] {
  const tops = [0];
  for (const card of cards) tops.push((tops.at(-1) ?? 0) + heightOf(card));
  return tops;
}

/**
 * The cards that touch a span, and those to keep whatever the span; the others as gaps of their height, so that the
 * scrollbar is that of the whole column.
 */
export function windowOf<T extends { id: string }>(
  cards: readonly T[],
  tops: readonly number[],
  { top, bottom }: Span,
  keep: ReadonlySet<string>,
): WindowPart<T>[] {
  const parts: WindowPart<T>[] = [];
  let gap = { height: 0, at: 0 };
  for (const [index, card] of cards.entries()) {
    const begins = tops[index] ?? 0;
    const ends = tops[index + 1] ?? begins;
    if ((ends < top || begins > bottom) && !keep.has(card.id)) {
      gap = { height: gap.height + ends - begins, at: gap.height > 0 ? gap.at : index };
      continue;
    }
    if (gap.height > 0) parts.push({ kind: "gap", ...gap });
    gap = { height: 0, at: 0 };
    parts.push({ kind: "card", card, index });
  }
  if (gap.height > 0) parts.push({ kind: "gap", ...gap });
  return parts;
}

/** Pearson's r. */
export function correlation(pairs: [number, number][]): number {
  const mean = (of: (pair: [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [x, y] = [mean((pair) => pair[0]), mean((pair) => pair[1])];
  const covariance = mean((pair) => (pair[0] - x) * (pair[1] - y));
  return covariance / Math.sqrt(mean((pair) => (pair[0] - x) ** 2) * mean((pair) => (pair[1] - y) ** 2));
}

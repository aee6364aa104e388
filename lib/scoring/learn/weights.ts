/**
 * Weights by age: half for every half-life. They sum up to the number of rows they are worth (Kish), so that the
 * strength of the penalty stays in proportion.
 *
 * @param ages of the rows, in the unit of `halfLife`
 */
export function recencyWeights(ages: ArrayLike<number>, halfLife: number): Float64Array {
  const weights = Float64Array.from(ages, (age) => 2 ** (-Math.max(0, age) / halfLife));
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  const scale = squares > 0 ? sum / squares : 1;
  return weights.map((weight) => weight * scale);
}

export const evenWeights = (rows: number): Float64Array => new Float64Array(rows).fill(1);

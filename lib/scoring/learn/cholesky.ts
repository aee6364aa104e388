/* eslint-disable @typescript-eslint/no-non-null-assertion -- loops over typed arrays whose lengths are set right here */
/**
 * Solves `matrix · x = right` for a symmetric positive definite matrix of which the lower triangle is given (row by
 * row). The matrix is left as it is.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = factor(matrix, size);
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    x[i] = (x[i] ?? 0) / (lower[i * size + i] ?? 1);
    const solved = x[i] ?? 0;
    for (let k = 0; k < i; k++) x[k] = (x[k] ?? 0) - (lower[i * size + k] ?? 0) * solved;
  }
  return x;
}

/** Row after row, so that both factors of an inner product lie side by side in memory. */
function factor(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!;
      // A pivot that rounding has made nothing: the penalty makes real ones positive.
      lower[row + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[other + j]!;
    }
  }
  return lower;
}

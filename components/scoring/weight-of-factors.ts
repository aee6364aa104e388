import type { ModelFactor } from "@/lib/scoring/schemas";

export type FactorGroup = { column: string; importance: number; values: ModelFactor[] };

/** Factors by what they are about, the weightiest first: how far they move the mean lead's logit. */
export function groupFactors(factors: ModelFactor[]): FactorGroup[] {
  const groups = new Map<string, ModelFactor[]>();
  for (const factor of factors) groups.set(factor.column, [...(groups.get(factor.column) ?? []), factor]);
  return [...groups]
    .map(([column, values]) => {
      const n = values.reduce((sum, factor) => sum + factor.n, 0);
      const moved = values.reduce((sum, factor) => sum + factor.n * Math.abs(factor.points), 0);
      return {
        column,
        importance: n > 0 ? moved / n : 0,
        values: values.sort((a, b) => b.points - a.points),
      };
    })
    .sort((a, b) => b.importance - a.importance);
}

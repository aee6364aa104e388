import type { Training } from "./choose";
import { binCount, type Place } from "./encode";
import type { Factor, Model } from "./model";
import { contributionsAt, originOf } from "./predict";
import type { Feature } from "./types";

/** More leads than this change the means by nothing one could see. */
const rowsMax = 5_000;

/** Centres the model on the organization's mean lead and writes down what each value adds. */
export function describeFactors(model: Model, { encoded, outcomes, weights }: Training): Model {
  const { rows, features } = encoded;
  const step = Math.max(1, Math.ceil(rows / rowsMax));
  const tallies = features.map((feature) =>
    Array.from({ length: binCount(feature) }, () => ({ n: 0, won: 0, weight: 0, points: 0 })),
  );
  const sums = new Float64Array(features.length);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const places = features.map((_, f): Place => placeAt(encoded, f, row));
    const parts = row % step === 0 ? contributionsAt(model, places) : undefined;
    const weight = weights[row] ?? 0;
    if (parts) total += weight;
    places.forEach(({ bin }, f) => {
      const tally = tallies[f]?.[bin];
      if (!tally) return;
      tally.n++;
      tally.won += outcomes[row] ?? 0;
      if (!parts) return;
      tally.weight += weight;
      tally.points += weight * (parts[f] ?? 0);
      sums[f] = (sums[f] ?? 0) + weight * (parts[f] ?? 0);
    });
  }
  const centres = Array.from(sums, (sum) => sum / total);
  const factors = features.flatMap((feature, f) =>
    (tallies[f] ?? []).flatMap(({ n, won, weight, points }, bin): Factor[] =>
      weight === 0
        ? []
        : [
            {
              name: feature.name,
              column: feature.column,
              value: valueOf(feature, bin),
              weight: model.linear.weights[f]?.[bin] ?? 0,
              points: points / weight - (centres[f] ?? 0),
              n,
              won_rate: won / n,
            },
          ],
    ),
  );
  const baseline = centres.reduce((sum, centre) => sum + centre, originOf(model));
  return { ...model, centres, baseline, factors };
}

const placeAt = ({ rows, bins, fine, linear }: Training["encoded"], f: number, row: number): Place => ({
  bin: bins[f * rows + row] ?? 0,
  fine: fine[f * rows + row] ?? 0,
  linear: linear[f * rows + row] ?? 0,
});

/** What a bin stands for; "other" is the level of everything rare. */
export function valueOf(feature: Feature, bin: number): Factor["value"] {
  if (bin === 0) return null;
  if (feature.kind === "category") return { level: feature.levels[bin - 1] ?? "" };
  return { from: feature.edges[bin - 2] ?? null, to: feature.edges[bin - 1] ?? null };
}

import { placeOf, type Place } from "./encode";
import { sigmoid } from "./metrics";
import type { Model } from "./model";
import type { Cell, Feature, Tree } from "./types";

/** What is known of one lead, by column. */
export type Row = Readonly<Record<string, Cell>>;

export type Contribution = { feature: Feature; value: Cell; points: number };
export type Explained = {
  logit: number;
  probability: number;
  baseline: number;
  contributions: Contribution[];
};

export const predict = (model: Model, row: Row): number => sigmoid(logitAt(model, placesOf(model, row)));

/**
 * The score and what made it: `baseline` plus all contributions is the logit. Of a tree each question on the lead's
 * way down adds what it changed in the tree's answer to the feature it asked about; so averaged trees add up like the
 * regression's weights do.
 */
export function explain(model: Model, row: Row): Explained {
  const places = placesOf(model, row);
  const raw = contributionsAt(model, places);
  const contributions = model.features.map((feature, f) => ({
    feature,
    value: row[feature.column],
    points: (raw[f] ?? 0) - (model.centres[f] ?? 0),
  }));
  const logit = contributions.reduce((sum, { points }) => sum + points, model.baseline);
  return { logit, probability: sigmoid(logit), baseline: model.baseline, contributions };
}

export const placesOf = ({ features }: Model, row: Row): Place[] =>
  features.map((feature) => placeOf(feature, row[feature.column]));

export function logitAt(model: Model, places: Place[]): number {
  let logit = model.linear.intercept;
  places.forEach((place, f) => (logit += linearPart(model, place, f)));
  for (const { share, model: boosted } of model.boosted) {
    let sum = boosted.base;
    for (const tree of boosted.trees) sum += tree.value[leafOf(tree, model.features, places)] ?? 0;
    logit += share * sum;
  }
  return model.platt ? model.platt.intercept + model.platt.slope * logit : logit;
}

const linearPart = ({ linear }: Model, { bin, linear: value }: Place, f: number): number =>
  (linear.weights[f]?.[bin] ?? 0) + (linear.slopes[f] ?? 0) * value;

const goesLeft = (tree: Tree, node: number, feature: Feature | undefined, fine: number): boolean =>
  feature?.kind === "number" ? fine <= (tree.bin[node] ?? 0) : fine === tree.bin[node];

function leafOf(tree: Tree, features: Feature[], places: Place[]): number {
  let node = 0;
  for (;;) {
    const f = tree.feature[node] ?? -1;
    if (f < 0) return node;
    node = (goesLeft(tree, node, features[f], places[f]?.fine ?? 0) ? tree.left : tree.right)[node] ?? 0;
  }
}

/** By feature, before they are centred. */
export function contributionsAt(model: Model, places: Place[]): Float64Array {
  const slope = model.platt?.slope ?? 1;
  const parts = Float64Array.from(places, (place, f) => slope * linearPart(model, place, f));
  for (const { share, model: boosted } of model.boosted)
    for (const tree of boosted.trees) addPath(tree, model.features, places, slope * share, parts);
  return parts;
}

function addPath(tree: Tree, features: Feature[], places: Place[], scale: number, parts: Float64Array): void {
  let node = 0;
  for (;;) {
    const f = tree.feature[node] ?? -1;
    if (f < 0) return;
    const next =
      (goesLeft(tree, node, features[f], places[f]?.fine ?? 0) ? tree.left : tree.right)[node] ?? 0;
    parts[f] = (parts[f] ?? 0) + scale * ((tree.value[next] ?? 0) - (tree.value[node] ?? 0));
    node = next;
  }
}

/** The logit of a lead nothing adds to or takes from, before centring. */
export function originOf({ linear, boosted, platt }: Model): number {
  const trees = boosted.reduce(
    (sum, { share, model }) =>
      sum + share * model.trees.reduce((total, tree) => total + (tree.value[0] ?? 0), model.base),
    linear.intercept,
  );
  return platt ? platt.intercept + platt.slope * trees : trees;
}

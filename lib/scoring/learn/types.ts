/** A value as a file or the database has it. `null`, `undefined`, `""` and the words in `values.ts` are missing. */
export type Cell = string | number | boolean | null | undefined;

/** Columns of equal length; the row is a lead. */
export type Table = { rows: number; columns: { name: string; values: readonly Cell[] }[] };

/**
 * A number by its bins: value ≤ `edges[i]` is bin i, above the last edge is the last bin. The regression reads the
 * coarse `edges` and the standardized value, the trees read the `fine` ones.
 */
export type NumberColumn = {
  kind: "number";
  name: string;
  edges: number[];
  fine: number[];
  mean: number;
  sd: number;
};
/** A category by its levels; whatever is not among them is "other", the level after the last. */
export type CategoryColumn = { kind: "category"; name: string; levels: string[] };
/** What the model reads. `part` names what of a date it is. */
export type Feature = (NumberColumn | CategoryColumn) & { column: string; part?: DatePart };
export type DatePart = "weekday" | "day" | "hour";

export type Dropped = { column: string; reason: "constant" | "id" | "text" | "excluded" };

export type TreeOptions = {
  trees: number;
  rate: number;
  depthMax: number;
  leavesMax: number;
  leafRowsMin: number;
  l2: number;
  /** Share of the rows and of the columns that one tree sees. */
  rowShare: number;
  columnShare: number;
};

/**
 * One tree as parallel arrays. A node is a leaf when `feature` is -1. Bin 0 is "missing". For numbers a row goes left
 * when its bin ≤ `bin`, for categories when it is equal.
 */
export type Tree = {
  feature: number[];
  bin: number[];
  left: number[];
  right: number[];
  /** The mean output of the training rows that reach the node; at a leaf, its output. */
  value: number[];
};

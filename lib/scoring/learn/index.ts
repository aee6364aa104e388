export { readOutcomes, sampleStratified } from "./outcomes";
export { logitOf, logLossOf, lossAt, qualityOf, sigmoid, type Quality } from "./metrics";
export type { CalibrationBin } from "./metrics";
export type { Factor, Model, Status, TrainingQuality } from "./model";
export { explain, predict, type Contribution, type Explained, type Row } from "./predict";
export { seededRandom, shuffle, stratifiedFolds } from "./random";
export { collectingMax, modelShare, readyMin, train, trainGently } from "./train";
export type { Cell, Feature, Table } from "./types";
export { evenWeights, recencyWeights } from "./weights";

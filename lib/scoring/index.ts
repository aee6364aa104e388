export { findLeadsDue, findTrainingDue } from "./find-due";
export { getScoring } from "./get-scoring";
export { getLeadScore, scoreLead, setLeadScore } from "./lead-score";
export { rescoreDue } from "./rescore";
export { noteRuleScore } from "./rule-score";
export { trainModel } from "./train-model";

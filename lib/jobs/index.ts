export { cancelJob } from "./cancel";
export { getJob } from "./get";
export { registerJob, type JobHandler, type JobRow, type StepResult } from "./handlers";
export { assertMine } from "./job";
export { listJobs } from "./list";
export { runJob } from "./run";
export { startJob } from "./start";
export { sweepJobs } from "./sweep";
export { undoJob } from "./undo";

export { createStage } from "./create-stage";
export { createDefaultPipeline } from "./defaults";
export { deleteStage } from "./delete-stage";
export { listStages } from "./list-stages";
export { updateStage } from "./update-stage";
export { findPipeline, activeStages, lockStages, referencedStage, toStage, type StageRow } from "./stages";

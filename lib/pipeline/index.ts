export { createPipeline } from "./create-pipeline";
export { deletePipeline } from "./delete-pipeline";
export { allStages, listPipelines } from "./list-pipelines";
export { updatePipeline } from "./update-pipeline";
export { createStage } from "./create-stage";
export { createDefaultPipeline, insertTemplate } from "./defaults";
export { deleteStage } from "./delete-stage";
export { listStages } from "./list-stages";
export { createCloseReason, deleteCloseReason, listCloseReasons, updateCloseReason } from "./close-reasons";
export { closeReasonFor } from "./closing";
export { createDefaultCloseReasons } from "./default-reasons";
export { outcomeChanges, outcomeOfNew } from "./outcome";
export { writePositions } from "./positions";
export { updateStage } from "./update-stage";
export {
  findPipeline,
  activeStages,
  firstStage,
  lockStages,
  referencedStage,
  stageOrFirst,
  toStage,
  type StageRow,
} from "./stages";

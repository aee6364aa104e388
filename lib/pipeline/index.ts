export { createStage } from "./create-stage";
export { createDefaultPipeline } from "./defaults";
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
  toStage,
  type StageRow,
} from "./stages";

export { createStage } from "./create-stage";
export { createDefaultPipeline } from "./defaults";
export { deleteStage } from "./delete-stage";
export { listStages } from "./list-stages";
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

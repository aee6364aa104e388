export { createView } from "./create";
export { deleteView } from "./delete";
export { listViews } from "./list";
export { shareView } from "./share";
export { updateView } from "./update";

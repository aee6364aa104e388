export { completeTask, reopenTask } from "./complete";
export { createTask } from "./create";
export { countTasks, listTasks } from "./list";
export { refreshNextTask } from "./next";
export { remindDueTasks } from "./remind";
export { deleteTask, restoreTask } from "./remove";
export { updateTask } from "./update";

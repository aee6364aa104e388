export { addLeadFile } from "./add";
export { linkLeadFile } from "./link";
export { listLeadFiles } from "./list";
export { deleteLeadFile, restoreLeadFile } from "./remove";

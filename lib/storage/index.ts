export { fileOfLink, linkFile, signLink } from "./link";
export { keepBytes, openFile, registerFile, removeBytes, type Kept, type StoredFile } from "./store";
export { sweepFiles } from "./sweep";

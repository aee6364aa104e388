export { contentTypeOf, signatureBytes } from "./content-type";
export { cleanFileName } from "./file-name";
export { fileOfLink, linkFile, signLink } from "./link";
export { keepBytes, openFile, registerFile, removeBytes, type Kept, type StoredFile } from "./store";
export { pictureHeaderBytes, pictureSizeOf, type PictureSize } from "./picture-size";
export { startOf } from "./start-of";
export { sweepFiles } from "./sweep";

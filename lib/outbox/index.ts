export { dispatchOutbox } from "./dispatch";
export { startRelay } from "./relay";
export { sweepOutbox } from "./sweep";

export { dispatchOutbox } from "./dispatch";
export { sendCommitted, type OutboxRow } from "./send";
export { startRelay } from "./relay";
export { sweepOutbox } from "./sweep";
export { workHere, type Defer } from "./work-here";

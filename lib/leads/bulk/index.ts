import { registerJob } from "@/lib/jobs";
import { stepBulk } from "./step";
import { undoBulk } from "./undo";

export { bulkLeads } from "./bulk";
export { previewBulk } from "./preview";
export { leftOut } from "./report";

registerJob("lead_bulk", { step: stepBulk, undo: undoBulk });

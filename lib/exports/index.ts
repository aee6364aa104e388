import { registerJob } from "@/lib/jobs";
import { exportStep } from "./run";

export { csvLine, csvStart, safeCell } from "./csv";
export { exportLeads } from "./export-leads";
export { startExport } from "./start";
export { xlsxFile } from "./xlsx";

registerJob("lead_export", { step: exportStep });

export { csvLine, csvStart, safeCell } from "./csv";
export { exportLeads } from "./export-leads";
export { xlsxFile } from "./xlsx";

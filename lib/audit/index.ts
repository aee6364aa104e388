export { AuditLog, listAuditLogs } from "./list";
export { recordSecurityEvent, reportForeignIds } from "./security-event";

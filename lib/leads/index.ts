export { assignLead, recordAssignment } from "./assign";
export { membersWhoSee } from "./audience";
export { createActivity, listActivities } from "./activities";
export { getBoard, getBoardColumn } from "./board";
export { bulkLeads, previewBulk } from "./bulk";
export { claimLead } from "./claim";
export { assertMember, createLead } from "./create";
export { filterCondition, leadFits, loadFilterContext, type FilterContext } from "./filter";
export { foldTotals } from "./fold-totals";
export { getForecast } from "./forecast";
export { findStale, markStale } from "./mark-stale";
export { getLead } from "./get";
export { insertLead } from "./insert";
export { toLead, type LeadRow } from "./lead";
export { listLeads } from "./list";
export { moveLead } from "./move";
export { topPositions } from "./position";
export { deleteLead } from "./remove";
export { summarizeLeads } from "./summary";
export { touchLead } from "./touch";
export { updateLead } from "./update";
export {
  assertVisible,
  canSee,
  visibleCompanies,
  visibleContacts,
  visibleOwners,
  visibleTo,
} from "./visibility";

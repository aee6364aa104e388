export { assignLead, recordAssignment } from "./assign";
export { membersWhoSee } from "./audience";
export { createActivity, listActivities } from "./activities";
export { getBoard, getBoardColumn } from "./board";
export { bulkLeads, leftOut, previewBulk } from "./bulk";
export { claimLead } from "./claim";
export { assertMember } from "./assert-member";
export { createLead } from "./create";
export { filterCondition, leadFits, loadFilterContext, type FilterContext } from "./filter";
export { insertUnowned } from "./by-rule";
export { distributeWaiting, findWaiting, followAvailability, giveOutLead } from "./distribute";
export { foldTotals } from "./fold-totals";
export { getForecast } from "./forecast";
export { findStale, markStale } from "./mark-stale";
export { getLead } from "./get";
export { toLead, type LeadRow } from "./lead";
export { listLeads } from "./list";
export { moveLead } from "./move";
export { moveLeads } from "./move-many";
export { topPositions } from "./position";
export { deleteLead } from "./remove";
export { restoreLead } from "./restore";
export { summarizeLeads } from "./summary";
export { touchLead } from "./touch";
export { updateLead } from "./update";
export { deleteActivity, restoreActivity, updateActivity } from "./written";
export {
  assertVisible,
  canSee,
  visibleCompanies,
  visibleContacts,
  visibleOwners,
  visibleTo,
} from "./visibility";

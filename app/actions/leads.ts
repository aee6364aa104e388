"use server";

import { orgAction } from "@/lib/http";
import {
  assignLead,
  bulkLeads,
  claimLead,
  createActivity,
  createLead,
  deleteActivity,
  deleteLead,
  moveLead,
  moveLeads,
  restoreActivity,
  updateActivity,
  previewBulk,
  restoreLead,
  updateLead,
} from "@/lib/leads";

export const createLeadAction = orgAction(createLead);
export const updateLeadAction = orgAction(updateLead);
export const moveLeadAction = orgAction(moveLead);
export const moveLeadsAction = orgAction(moveLeads);
export const assignLeadAction = orgAction(assignLead);
export const claimLeadAction = orgAction(claimLead);
export const deleteLeadAction = orgAction(deleteLead);
export const restoreLeadAction = orgAction(restoreLead);
export const createActivityAction = orgAction(createActivity);
export const updateActivityAction = orgAction(updateActivity);
export const deleteActivityAction = orgAction(deleteActivity);
export const restoreActivityAction = orgAction(restoreActivity);
export const bulkLeadsAction = orgAction(bulkLeads);
export const previewBulkAction = orgAction(previewBulk);

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
  previewBulk,
  restoreActivity,
  updateActivity,
  updateLead,
} from "@/lib/leads";

export const createLeadAction = orgAction(createLead);
export const updateLeadAction = orgAction(updateLead);
export const moveLeadAction = orgAction(moveLead);
export const assignLeadAction = orgAction(assignLead);
export const claimLeadAction = orgAction(claimLead);
export const deleteLeadAction = orgAction(deleteLead);
export const createActivityAction = orgAction(createActivity);
export const bulkLeadsAction = orgAction(bulkLeads);
export const previewBulkAction = orgAction(previewBulk);
export const updateActivityAction = orgAction(updateActivity);
export const deleteActivityAction = orgAction(deleteActivity);
export const restoreActivityAction = orgAction(restoreActivity);

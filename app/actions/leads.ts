"use server";

import { orgAction } from "@/lib/http";
import {
  assignLead,
  claimLead,
  createActivity,
  createLead,
  deleteLead,
  moveLead,
  restoreLead,
  updateLead,
} from "@/lib/leads";

export const createLeadAction = orgAction(createLead);
export const updateLeadAction = orgAction(updateLead);
export const moveLeadAction = orgAction(moveLead);
export const assignLeadAction = orgAction(assignLead);
export const claimLeadAction = orgAction(claimLead);
export const deleteLeadAction = orgAction(deleteLead);
export const restoreLeadAction = orgAction(restoreLead);
export const createActivityAction = orgAction(createActivity);

"use server";

import { orgAction } from "@/lib/http";
import {
  inviteMember,
  removeMember,
  revokeInvite,
  setAvailability,
  updateMe,
  updateMember,
  updateOrganization,
} from "@/lib/organizations";
import { createStage, deleteStage, updateStage } from "@/lib/pipeline";

export const updateOrganizationAction = orgAction(updateOrganization);
export const inviteMemberAction = orgAction(inviteMember);
export const revokeInviteAction = orgAction(revokeInvite);
export const updateMemberAction = orgAction(updateMember);
export const removeMemberAction = orgAction(removeMember);
export const setAvailabilityAction = orgAction(setAvailability);
export const updateMeAction = orgAction(updateMe);
export const createStageAction = orgAction(createStage);
export const updateStageAction = orgAction(updateStage);
export const deleteStageAction = orgAction(deleteStage);

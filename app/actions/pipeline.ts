"use server";

import { orgAction } from "@/lib/http";
import { createCloseReason, deleteCloseReason, updateCloseReason } from "@/lib/pipeline";

export const createCloseReasonAction = orgAction(createCloseReason);
export const updateCloseReasonAction = orgAction(updateCloseReason);
export const deleteCloseReasonAction = orgAction(deleteCloseReason);

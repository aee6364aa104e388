"use server";

import { orgAction } from "@/lib/http";
import {
  createCloseReason,
  createPipeline,
  deleteCloseReason,
  deletePipeline,
  updateCloseReason,
  updatePipeline,
} from "@/lib/pipeline";

export const createCloseReasonAction = orgAction(createCloseReason);
export const updateCloseReasonAction = orgAction(updateCloseReason);
export const deleteCloseReasonAction = orgAction(deleteCloseReason);
export const createPipelineAction = orgAction(createPipeline);
export const updatePipelineAction = orgAction(updatePipeline);
export const deletePipelineAction = orgAction(deletePipeline);

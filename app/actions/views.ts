"use server";

import { orgAction } from "@/lib/http";
import { createView, deleteView, shareView, updateView } from "@/lib/views";

export const createViewAction = orgAction(createView);
export const updateViewAction = orgAction(updateView);
export const shareViewAction = orgAction(shareView);
export const deleteViewAction = orgAction(deleteView);

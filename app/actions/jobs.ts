"use server";

import { orgAction } from "@/lib/http";
import { cancelJob, undoJob } from "@/lib/jobs";

export const cancelJobAction = orgAction(cancelJob);
export const undoJobAction = orgAction(undoJob);

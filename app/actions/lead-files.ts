"use server";

import { orgAction } from "@/lib/http";
import { deleteLeadFile, restoreLeadFile } from "@/lib/lead-files";

export const deleteLeadFileAction = orgAction(deleteLeadFile);
export const restoreLeadFileAction = orgAction(restoreLeadFile);

"use server";

import { startExport } from "@/lib/exports";
import { orgAction } from "@/lib/http";

export const startExportAction = orgAction(startExport);

"use server";

import { orgAction } from "@/lib/http";
import { previewImport, startImport } from "@/lib/imports";

export const previewImportAction = orgAction(previewImport);
export const startImportAction = orgAction(startImport);

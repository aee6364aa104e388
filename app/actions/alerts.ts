"use server";

import { handleAlert, updateAlertSettings } from "@/lib/alerts";
import { orgAction } from "@/lib/http";

export const handleAlertAction = orgAction(handleAlert);
export const updateAlertSettingsAction = orgAction(updateAlertSettings);

import { analyzeAnyText, getAlertSettings, handleAlert, listAlerts, updateAlertSettings } from "@/lib/alerts";
import { Alert, AlertSettings, TextAnalysisAnswer } from "@/lib/alerts/schemas";
import { list, member, type ApiRoute } from "./route";

/** What messages say between the lines, and whom they call. */
export const alertRoutes = {
  "POST /ai/analyze/sentiment": member(analyzeAnyText, TextAnalysisAnswer),
  "GET /crm/alerts": member(listAlerts, list(Alert)),
  "POST /crm/alerts/{alert_id}/handle": member(handleAlert, Alert),
  "GET /alert-settings": member(getAlertSettings, AlertSettings),
  "PUT /alert-settings": member(updateAlertSettings, AlertSettings),
} satisfies Record<string, ApiRoute>;

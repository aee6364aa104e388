export { analyseInbound, tellsMood, type AnalysisColumns } from "./analyse-inbound";
export { analyzeAnyText } from "./analyze";
export { handleAlert } from "./handle";
export { listAlerts } from "./list";
export { isModelConfigured } from "./providers/openai";
export { reviewMessage } from "./review";
export { getAlertSettings, updateAlertSettings } from "./settings";

import pino from "pino";
import { logLevel } from "./env";

/**
 * JSON lines with ids only: organization, user and request ids, never names, phones, e-mails or message texts.
 */
export const log = pino({
  level: logLevel(),
  base: { service: "loved-crm" },
  timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
  messageKey: "message",
  formatters: { level: (label) => ({ level: label.toUpperCase() }) },
  redact: ["*.password", "*.token", "*.access_token", "*.authorization"],
});

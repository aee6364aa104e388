import pino from "pino";
import { withoutValues } from "@/db/query-error";
import { logLevel } from "./env";
import { currentScope } from "./request-scope";

/** How an error becomes part of a line. */
export const serializers = { err: (error: Error) => pino.stdSerializers.err(withoutValues(error)) };

/**
 * JSON lines with ids only: organization, user and request ids, never names, phones, e-mails or message texts.
 */
export const log = pino({
  level: logLevel(),
  base: { service: "loved-crm" },
  timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
  messageKey: "message",
  mixin: () => currentScope() ?? {},
  serializers,
  formatters: { level: (label) => ({ level: label.toUpperCase() }) },
  redact: ["*.password", "*.token", "*.access_token", "*.authorization"],
});

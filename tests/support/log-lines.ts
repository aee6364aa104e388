import pino from "pino";
import { log } from "@/lib/log";

export type LogLine = { level: string; message: string; [member: string]: unknown };

/** Collects what the app logs from now on, as it would be written. */
export function captureLog() {
  const texts: string[] = [];
  log.level = "info";
  Object.assign(log, { [pino.symbols.streamSym]: { write: (text: string) => texts.push(text) } });
  return {
    text: () => texts.join(""),
    lines: () => texts.map((text) => JSON.parse(text) as LogLine),
    clear: () => void texts.splice(0),
  };
}

import { z } from "zod";
import { parseJson } from "../shared/http";
import { retryAfterMs } from "./duration";
import type { HttpReply } from "./http-client";
import { StepOp, toWireError, type WireError } from "./wire";

/** What the SDK's reply means. */
export type Answer = { reqVersion: number | undefined } & (
  | { kind: "done"; output: unknown }
  | { kind: "ops"; ops: StepOp[]; final: boolean; retryAfterMs: number | undefined }
  | { kind: "error"; error: WireError; final: boolean; retryAfterMs: number | undefined }
);

/**
 * Reads a reply. Undefined when the SDK did not handle the request (a proxy's 502, a compile error, a page of
 * the framework) or did not accept its signature: nothing has run, so it is to be repeated.
 */
export function readReply(reply: HttpReply, nowMs: number): Answer | undefined {
  if (reply.headers["x-inngest-sdk-handled"] === undefined || reply.status === 401) return undefined;
  const body = parseJson(reply.body);
  const version = Number(reply.headers["x-inngest-req-version"]);
  const reqVersion = Number.isInteger(version) ? version : undefined;
  const retry = retryAfterMs(single(reply.headers["retry-after"]), nowMs);
  const final = reply.headers["x-inngest-no-retry"] === "true";
  if (reply.status === 200) return { kind: "done", output: body ?? null, reqVersion };
  if (reply.status === 206) {
    const ops = z
      .array(StepOp)
      .min(1)
      .safeParse(Array.isArray(body) ? body : [body]);
    if (ops.success) return { kind: "ops", ops: ops.data, final, retryAfterMs: retry, reqVersion };
  }
  // Only the SDK's "no retry" or a 400 is final; anything else may go better next time.
  const error = toWireError(body ?? { message: `unexpected reply ${reply.status}` });
  return { kind: "error", error, final: final || reply.status === 400, retryAfterMs: retry, reqVersion };
}

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

import { randomBytes } from "node:crypto";
import type { LocalFunction } from "./functions";
import { digest, ulid } from "./ids";
import type { RunItem } from "./model";
import { canonicalJson, signatureHeader } from "./signing";

/** Above this the SDK fetches events and steps itself (`use_api`): servers limit the size of bodies. */
const maxInlineStateBytes = 4_000_000;
const accountId = "00000000-0000-4000-a000-000000000000";

export type CallRequest = { url: string; headers: Record<string, string>; body: string };

/** Id of the queue item as the SDK sees it; checkpoints refer to it. */
export const queueItemId = (item: RunItem) => Buffer.from(`${jobId(item)}::default`).toString("base64");

/** The request that asks the SDK to run a function up to its next step (fixtures `executor.start.*`). */
export function buildCallRequest(
  fn: LocalFunction,
  item: RunItem,
  signingKey: string | undefined,
): CallRequest {
  const { run } = item;
  const requestId = ulid();
  const body = buildBody(fn, item, requestId);
  const url = new URL(fn.appUrl);
  url.searchParams.set("fnId", fn.id);
  url.searchParams.set("stepId", item.stepId);
  const headers: Record<string, string> = {
    "user-agent": "Inngest",
    "account-id": accountId,
    "content-type": "application/json",
    traceparent: `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-01`,
    "x-inngest-generation-id": String(item.attempt + 1),
    "x-inngest-job-id": jobId(item),
    "x-inngest-req-version": String(run.reqVersion),
    "x-inngest-step-id": item.stepId,
    "x-request-id": requestId,
    "x-run-id": run.id,
  };
  if (!signingKey) return { url: url.href, headers, body };
  const canonical = canonicalJson(JSON.parse(body));
  headers["x-inngest-signature"] = signatureHeader(canonical, signingKey);
  return { url: url.href, headers, body: canonical };
}

function buildBody(fn: LocalFunction, item: RunItem, requestId: string): string {
  const { run } = item;
  const stack = [...run.memo.keys()];
  const steps = `{${[...run.memo].map(([stepId, memo]) => `${JSON.stringify(stepId)}:${memo}`).join(",")}}`;
  const events = JSON.stringify(run.events);
  const useApi = steps.length + events.length > maxInlineStateBytes;
  const ctx = {
    attempt: item.attempt,
    disable_immediate_execution: item.kind === "step" || run.forcePlan,
    env: "",
    fn_id: fn.uuid,
    generation_id: item.attempt + 1,
    job_id: jobId(item),
    max_attempts: fn.maxAttempts,
    qi_id: queueItemId(item),
    request_id: requestId,
    run_id: run.id,
    stack: { current: stack.length, stack },
    step_id: "step",
    use_api: useApi,
  };
  // Put together as text: the memoised steps are JSON already, and a call is made for every step.
  return (
    `{"ctx":${JSON.stringify(ctx)},"defers":{},"event":${JSON.stringify(run.events[0] ?? {})},` +
    `"events":${useApi ? "[]" : events},"steps":${useApi ? "{}" : steps},` +
    `"use_api":${useApi},"version":${run.reqVersion}}`
  );
}

const jobId = (item: RunItem) => digest(item.id).slice(0, 13);

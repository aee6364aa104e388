import { RetryAfterError } from "inngest";
import { systemGrants } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { captureException } from "@/lib/observability";
import { inScope, type RequestScope } from "@/lib/request-scope";
import { inngest } from "./client";
import { events, type AppEvent, type EventName } from "./events";

type Options = {
  id: string;
  retries?: 0 | 1 | 2 | 3 | 4 | 5 | 8 | 12;
  /** At most this many runs at once for one value of the key; keys start with the organization. */
  concurrency: { key: string; limit: number };
  /** An event with the same `conversation_id` ends the run. */
  cancelOn?: EventName;
};

/**
 * A job on an event of ours. The organization comes from the event, the context is rebuilt from it, and the handler
 * calls an operation: the same one a person's request would call.
 */
export function orgFunction<N extends EventName>(
  name: N,
  { id, retries = 8, concurrency, cancelOn }: Options,
  handler: (ctx: Ctx, data: AppEvent<N>) => Promise<unknown>,
) {
  return inngest.createFunction(
    {
      id,
      retries,
      concurrency: [concurrency],
      triggers: [{ event: name }],
      ...(cancelOn && { cancelOn: [{ event: cancelOn, match: "data.conversation_id" }] }),
    },
    async ({ event, runId, attempt, maxAttempts }) => {
      const data = events[name].schema.parse(event.data) as AppEvent<N>;
      const ctx: Ctx = {
        org: { id: data.org_id },
        actor: { type: "system", job: id },
        grants: systemGrants,
        requestId: runId,
        locale: "pt-BR",
      };
      const run = { request_id: runId, organization_id: data.org_id, job: id };
      return reported(run, attempt + 1 >= (maxAttempts ?? retries + 1), async () => {
        const deferred: Promise<void>[] = [];
        try {
          return await handler({ ...ctx, defer: (task) => void deferred.push(task()) }, data);
        } finally {
          await Promise.all(deferred);
        }
      });
    },
  );
}

/** A job by the clock, over every organization. It has no second attempt: the next minute has its own. */
export function cronFunction(
  { id, cron, concurrency }: { id: string; cron: string; concurrency?: number },
  run: () => Promise<unknown>,
) {
  return inngest.createFunction(
    { id, retries: 0, triggers: [{ cron }], ...(concurrency && { concurrency }) },
    ({ runId }) => reported({ request_id: runId, job: id }, true, run),
  );
}

/**
 * A failure is in the log with each attempt. What we did not foresee is reported at once, a refusal or an outage only
 * when no attempt is left; asking for another time is neither.
 */
function reported<T>(scope: RequestScope, isLast: boolean, run: () => Promise<T>): Promise<T> {
  return inScope(scope, async () => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof RetryAfterError) throw error;
      log[isLast ? "error" : "warn"]({ err: error }, "job failed");
      if (isLast || !(error instanceof AppError)) captureException(error);
      throw error;
    }
  });
}

/** Ends this attempt and asks for the next one after the given time. */
export const tryAgainIn = (seconds: number, reason: string): Error =>
  new RetryAfterError(reason, seconds * 1_000);

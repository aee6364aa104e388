import { RetryAfterError } from "inngest";
import { systemGrants } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
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
    async ({ event, runId }) => {
      const data = events[name].schema.parse(event.data) as AppEvent<N>;
      const ctx: Ctx = {
        org: { id: data.org_id },
        actor: { type: "system", job: id },
        grants: systemGrants,
        requestId: runId,
        locale: "pt-BR",
      };
      const deferred: Promise<void>[] = [];
      try {
        return await handler({ ...ctx, defer: (task) => void deferred.push(task()) }, data);
      } finally {
        await Promise.all(deferred);
      }
    },
  );
}

/** Ends this attempt and asks for the next one after the given time. */
export const tryAgainIn = (seconds: number, reason: string): Error =>
  new RetryAfterError(reason, seconds * 1_000);

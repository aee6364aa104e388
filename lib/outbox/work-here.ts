import pLimit from "p-limit";
import { log } from "@/lib/log";
import { markSent, sendCommitted, type OutboxRow } from "./send";

/** Takes a task for after the work. */
export type Defer = (task: () => Promise<void>) => void;

/** Few, so that answers to requests keep their share of the process and of the connection pool. */
const atOnceMax = 10;
/** More than this is more than a second's work: the job engine has the rest, and paces it. */
const waitingMax = 40;

/** One queue per kind of work: a provider that takes its time holds up no inbound message. */
const queues = new Map<string, ReturnType<typeof pLimit>>();

/**
 * Does a job's work in the process that committed its outbox row, right after the answer: no trip through the job
 * engine, and no need for it to be up. The engine gets the row when this process is busy or fails, and through the
 * relay when it dies; the work is the same idempotent operation, so both may happen.
 *
 * Never throws.
 */
export async function workHere(row: OutboxRow, work: (defer: Defer) => Promise<unknown>): Promise<void> {
  const limit = queues.get(row.name) ?? pLimit(atOnceMax);
  queues.set(row.name, limit);
  if (limit.pendingCount >= waitingMax) return sendCommitted([row]);
  // What the work asks for in turn waits in its own queue, and gives the place in this one free.
  const deferred: Parameters<Defer>[0][] = [];
  const isDone = await limit(() => work((task) => deferred.push(task))).then(
    () => true,
    (error: unknown) => {
      log.warn({ err: error, event: row.name }, "left to the job engine");
      return false;
    },
  );
  await Promise.all([isDone ? markSent([row.id]) : sendCommitted([row]), ...deferred.map((task) => task())]);
}

import { Hono } from "hono";
import { z } from "zod";
import type { Engine } from "./engine";
import { seededEventId } from "./ids";
import { publish } from "./publish";
import { Tx } from "./tx";
import { IncomingEvent, type InngestEvent } from "./wire";

const maxEvents = 5_000;
const maxBodyBytes = 16_000_000;
/** An event that comes before any app has registered would start nothing and be lost. */
const registrationWaitMs = 5_000;
/** Past this the SDK is told to send again; the events keep their ids, so nothing runs twice. */
const storageWaitMs = 20_000;

const Body = z.union([z.array(IncomingEvent).max(maxEvents), IncomingEvent.transform((event) => [event])]);

/** The Event API: `POST /e/<event key>`. Answers when the events and the runs they start are durable. */
export function eventApi(engine: Engine, eventKey: string | undefined): Hono {
  return new Hono().post("/e/:key", async (c) => {
    const refuse = (status: 400 | 413, error: string) => c.json({ ids: [""], status, error }, status);
    if (eventKey !== undefined && c.req.param("key") !== eventKey) {
      return c.json({ status: 401, message: "", error: "Event key not found" }, 401);
    }
    const text = await c.req.text();
    if (text.length > maxBodyBytes) return refuse(413, "request body too large");
    const events = readEvents(text);
    if (typeof events === "string") return refuse(400, events);
    if (events.some(({ name }) => name === "")) return refuse(400, "event name is empty");
    await before(engine.registry.filled, registrationWaitMs);
    const seed = c.req.header("x-inngest-event-id-seed");
    const stored = receive(engine, events, seed);
    if (!(await before(stored.done, storageWaitMs))) {
      return c.json({ ids: [], status: 503, error: "storage is not available" }, 503);
    }
    return c.json({ ids: stored.ids, status: 200 });
  });
}

function readEvents(text: string): IncomingEvent[] | string {
  try {
    const parsed = Body.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error);
  } catch (error) {
    return error instanceof Error ? error.message : "invalid JSON";
  }
}

function receive(engine: Engine, incoming: IncomingEvent[], seed: string | undefined) {
  const tx = new Tx();
  const ids = incoming.map((_, index) => seededEventId(seed, index));
  incoming.forEach((raw, index) => {
    const event = toEvent(raw, ids[index] ?? "");
    if (engine.claimKey(tx, `event:${event.id}`)) publish(engine, tx, event);
  });
  // A duplicate is answered only when the first of its kind is durable.
  const done = Promise.all([engine.commit(tx), tx.changes.isEmpty && engine.store.settled()]);
  return { ids, done };
}

function toEvent(raw: IncomingEvent, fallbackId: string): InngestEvent {
  const { id, data, ts, user, ...rest } = raw;
  const given = id === undefined || id === null ? "" : String(id);
  return {
    ...rest,
    data: data ?? {},
    // PostgreSQL text cannot hold NUL.
    id: given.replaceAll("\0", "") || fallbackId,
    name: raw.name,
    ts: ts || Date.now(),
    user: user ?? {},
  };
}

/** Whether a promise settles in time. Its failure is thrown. */
async function before(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)));
  return Promise.race([promise.then(() => true), timeout]).finally(() => clearTimeout(timer));
}

import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { readJson } from "./http";

/**
 * Fault switches of one emulator, driven over HTTP by tests and by hand:
 * `POST /control/<name>/faults` queues one, `GET` lists the queue, `DELETE` clears it.
 *
 * A fault is used up by the requests it matches, oldest first, `times` times.
 */
export const Fault = z.discriminatedUnion("kind", [
  /** Answers with this status instead of doing the work. */
  z.object({
    kind: z.literal("status"),
    status: z.int().min(400).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    times: z.int().positive().default(1),
    path: z.string().optional(),
  }),
  /** Does the work after waiting. */
  z.object({
    kind: z.literal("delay"),
    ms: z.int().positive(),
    times: z.int().positive().default(1),
    path: z.string().optional(),
  }),
  /** Does the work, then cuts the connection, so that the caller never learns of it. */
  z.object({
    kind: z.literal("lost_response"),
    times: z.int().positive().default(1),
    path: z.string().optional(),
  }),
  /** Cuts the connection without doing the work. */
  z.object({ kind: z.literal("drop"), times: z.int().positive().default(1), path: z.string().optional() }),
  /** Answers 200 with something that is not what the protocol promises. */
  z.object({ kind: z.literal("garbage"), times: z.int().positive().default(1), path: z.string().optional() }),
]);
export type Fault = z.infer<typeof Fault>;

const destroySocket = (env: unknown) => {
  // `@hono/node-server` exposes Node's request in the bindings.
  const incoming = (env as { incoming?: { socket?: { destroy(): void } } } | undefined)?.incoming;
  incoming?.socket?.destroy();
};

export class FaultSwitch {
  readonly #queue: Fault[] = [];
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  add(fault: z.input<typeof Fault>) {
    this.#queue.push(Fault.parse(fault));
  }

  clear() {
    this.#queue.length = 0;
  }

  take(path: string): Fault | undefined {
    const index = this.#queue.findIndex((fault) => !fault.path || path.includes(fault.path));
    const fault = this.#queue[index];
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.#queue.splice(index, 1);
    return fault;
  }

  /** Put in front of the provider's routes; the control routes themselves never fail. */
  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const fault = this.take(c.req.path);
      if (!fault) return next();
      switch (fault.kind) {
        case "status":
          return new Response(JSON.stringify(fault.body ?? { error: "emulated failure" }), {
            status: fault.status,
            headers: { "content-type": "application/json", ...fault.headers },
          });
        case "delay":
          await new Promise((resolve) => setTimeout(resolve, fault.ms));
          return next();
        case "lost_response":
          await next();
          destroySocket(c.env);
          return;
        case "drop":
          destroySocket(c.env);
          return c.body(null);
        case "garbage":
          return c.text("<html>not what you asked for</html>");
      }
    };
  }

  routes(): Hono {
    return new Hono()
      .post(`/control/${this.name}/faults`, async (c) => {
        this.add(await readJson(c, Fault));
        return c.json({ queued: this.#queue.length }, 201);
      })
      .get(`/control/${this.name}/faults`, (c) => c.json({ data: this.#queue }))
      .delete(`/control/${this.name}/faults`, (c) => {
        this.clear();
        return c.body(null, 204);
      });
  }
}

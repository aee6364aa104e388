import { Hono } from "hono";
import { z } from "zod";
import { isRecord, parseJson } from "../shared/http";
import { applyOp } from "./apply-op";
import { queueItemId } from "./call-request";
import { scheduleCrons } from "./due";
import type { Engine } from "./engine";
import { bearerMatches } from "./signing";
import type { AppSync } from "./sync";
import { Tx } from "./tx";
import { RegisterRequest, StepOp } from "./wire";

const Checkpoint = z.looseObject({ qi_id: z.string(), steps: z.array(StepOp) });

/** What the SDK itself calls: registration, large run states, checkpoints. */
export function sdkApi(engine: Engine, sync: AppSync): Hono {
  const { signingKey } = engine.options;
  const app = new Hono();
  app.use("/fn/*", authorized).use("/v0/*", authorized).use("/v1/*", authorized);

  app.post("/fn/register", async (c) => {
    const body = RegisterRequest.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ status: 400, error: z.prettifyError(body.error) }, 400);
    const url = sync.reachableUrl(body.data.url);
    const { modified, refused } = await engine.registry.register(body.data, url, engine.store);
    sync.registered(url);
    if (modified) scheduleCrons(engine);
    const error =
      refused.length > 0 ? { status: 400, error: `Refused: ${refused.join("; ")}` } : { status: 200 };
    return c.json({ ok: refused.length === 0, modified, ...error });
  });

  app.get("/v0/runs/:id/actions", (c) => {
    const run = engine.runs.get(c.req.param("id"));
    if (!run) return c.json({ error: "run not found", status: 404 }, 404);
    return c.json(Object.fromEntries([...run.memo].map(([stepId, memo]) => [stepId, parseJson(memo)])));
  });

  app.get("/v0/runs/:id/batch", (c) => {
    const run = engine.runs.get(c.req.param("id"));
    return run ? c.json(run.events) : c.json({ error: "run not found", status: 404 }, 404);
  });

  // The SDK's default mode: it reports each step while it goes on with the next.
  app.post("/v1/checkpoint/:id/async", async (c) => {
    const body = Checkpoint.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error), status: 400 }, 400);
    const run = engine.runs.get(c.req.param("id"));
    const item = [...(run?.items.values() ?? [])].find((one) => queueItemId(one) === body.data.qi_id);
    if (!run || !item?.inFlight) return c.json({ error: "stale dispatch", status: 409 }, 409);
    const tx = new Tx();
    for (const op of body.data.steps) if (op.op === "StepRun") applyOp(engine, tx, run, op);
    await engine.commit(tx);
    return c.json({ data: null });
  });

  async function authorized(
    c: { req: { header(name: string): string | undefined } },
    next: () => Promise<void>,
  ) {
    if (signingKey === undefined || bearerMatches(c.req.header("authorization"), signingKey)) return next();
    return Response.json({ error: "Unauthorized", status: 401 }, { status: 401 });
  }
  return app;
}

/** Bodies of the dev server's probe and of health checks. */
export function probeApi(engine: Engine): Hono {
  return new Hono()
    .get("/health", (c) => c.json({ status: 200, message: "OK", functions: engine.registry.active().length }))
    .get("/dev", (c) =>
      c.json({
        version: "1.0.0-local",
        authed: false,
        startOpts: { autodiscover: false, poll: true, sdkUrls: [] },
        functions: engine.registry.active().map((fn) => (isRecord(fn.config) ? fn.config : {})),
        handlers: [],
        isSingleNodeService: true,
        isMissingSigningKey: false,
        isMissingEventKey: false,
      }),
    );
}

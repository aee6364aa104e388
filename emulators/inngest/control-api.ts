import { Hono } from "hono";
import { z } from "zod";
import { parseJson, readJson } from "../shared/http";
import { scheduleCrons, startCronRun } from "./due";
import type { Engine } from "./engine";
import { isCall } from "./model";
import { isSleeping } from "./runs";
import { Tx } from "./tx";

const maxRows = 1_000;

/** Inspection and switches for tests and for looking at what the executor does. */
export function controlApi(engine: Engine): Hono {
  const { sql } = engine.store;
  const app = new Hono().basePath("/control/inngest");

  app.get("/runs", async (c) => {
    const functionId = c.req.query("function");
    const status = c.req.query("status");
    const rows = await sql`
      select id, function_id, status, events, result, created_at_ms, finished_at_ms,
        (select count(*)::int from inngest_local.steps s where s.run_id = r.id) as steps
      from inngest_local.runs r
      where true ${functionId ? sql`and function_id like ${`%${functionId}`}` : sql``}
        ${status ? sql`and status = ${status}` : sql``}
      order by seq desc limit ${maxRows}`;
    return c.json({ data: rows.map((row) => toRunView(row)) });
  });

  app.get("/stats", async (c) => {
    const rows = await sql`select status, count(*)::int as count from inngest_local.runs group by status`;
    const finished = new Map(rows.map((row) => [String(row.status), Number(row.count)]));
    return c.json({
      ...countActive(engine),
      completed: finished.get("completed") ?? 0,
      failed: finished.get("failed") ?? 0,
      cancelled: finished.get("cancelled") ?? 0,
      functions: engine.registry.active().length,
      paused: engine.scheduler.paused,
    });
  });

  app.post("/pause", (c) => (engine.scheduler.pause(), c.json({ paused: true })));
  app.post("/resume", (c) => (engine.scheduler.resume(), c.json({ paused: false })));

  app.post("/cron", async (c) => {
    const { function: functionId } = await readJson(c, z.object({ function: z.string() }));
    const fn = engine.registry.active().find(({ id }) => id === functionId || id.endsWith(`-${functionId}`));
    const cron = fn?.crons[0];
    if (!fn || !cron) return c.json({ error: `no scheduled function ${functionId}` }, 404);
    const tx = new Tx();
    const run = startCronRun(engine, tx, fn, cron.source, Date.now());
    await engine.commit(tx);
    return c.json({ run: run?.id ?? null }, 201);
  });

  app.delete("/", async (c) => {
    engine.clear();
    await engine.store.settled();
    await sql`truncate inngest_local.runs, inngest_local.steps, inngest_local.queue, inngest_local.dedupe`;
    scheduleCrons(engine);
    return c.body(null, 204);
  });
  return app;
}

function countActive(engine: Engine) {
  const runs = [...engine.runs.values()];
  const items = runs.flatMap((run) => [...run.items.values()]);
  return {
    queued: items.filter((item) => isCall(item) && !item.inFlight).length,
    running: engine.scheduler.running,
    sleeping: runs.filter(isSleeping).length,
  };
}

function toRunView(row: Record<string, unknown>) {
  return {
    id: row.id,
    function: row.function_id,
    status: row.status,
    events: parseJson(String(row.events)),
    result: row.result === null ? null : parseJson(String(row.result)),
    steps: row.steps,
    createdAt: toIso(row.created_at_ms),
    finishedAt: row.finished_at_ms === null ? null : toIso(row.finished_at_ms),
  };
}

const toIso = (timeMs: unknown) => new Date(Number(timeMs)).toISOString();

import { Hono } from "hono";
import { z } from "zod";
import type { Runtime } from "./runtime";
import { FailNumber } from "./sent-log";
import { Settings } from "./settings";
import { WebhookFault } from "./webhook-faults";
import { digitsOf } from "./wire";

const base = "/control/whatsapp";

const Clock = z.object({ offset_ms: z.int() });

/** How the platform behaves and what goes wrong. */
export function behaviourControls(runtime: Runtime): Hono {
  const { faults } = runtime.webhooks;
  return new Hono()
    .get(`${base}/settings`, (c) => c.json(runtime.settings()))
    .put(`${base}/settings`, async (c) => {
      const patch = Settings.partial().parse(await c.req.json());
      runtime.control.settings = Settings.parse({ ...runtime.settings(), ...patch });
      return c.json(runtime.settings());
    })
    .post(`${base}/clock`, async (c) => {
      runtime.control.clockOffsetMs = Clock.parse(await c.req.json()).offset_ms;
      return c.json({ offset_ms: runtime.control.clockOffsetMs, now_ms: runtime.nowMs() });
    })
    .get(`${base}/fail-number`, (c) => c.json({ data: runtime.failNumbers.all() }))
    .post(`${base}/fail-number`, async (c) => {
      const rule = FailNumber.parse(await c.req.json());
      runtime.failNumbers.set(rule);
      return c.json(rule, 201);
    })
    .delete(`${base}/fail-number`, (c) => {
      const waId = c.req.query("wa_id");
      if (waId) runtime.failNumbers.remove(digitsOf(waId));
      else runtime.failNumbers.clear();
      return c.body(null, 204);
    })
    .get(`${base}/webhook-faults`, (c) => c.json({ data: faults.queue }))
    .post(`${base}/webhook-faults`, async (c) => {
      faults.add(WebhookFault.parse(await c.req.json()));
      return c.json({ queued: faults.queue.length }, 201);
    })
    .delete(`${base}/webhook-faults`, (c) => {
      faults.clear();
      return c.body(null, 204);
    });
}

import { Hono } from "hono";
import { z } from "zod";
import { importChat, ImportedChat } from "./import-chat";
import { templateStatusUpdate } from "./payloads";
import { resetRuntime, type Runtime } from "./runtime";
import { templateStatuses } from "./templates";
import { digitsOf } from "./wire";

const base = "/control/whatsapp";

const TemplateChange = z.object({
  waba_id: z.string(),
  name: z.string(),
  language: z.string().optional(),
  status: z.enum(templateStatuses),
  reason: z.string().optional(),
});

/** What happened so far, and events that only Meta could cause. */
export function recordControls(runtime: Runtime): Hono {
  return new Hono()
    .get(`${base}/sent`, (c) => {
      const { wa_id, phone_number_id } = c.req.query();
      const data = runtime.sent.list({ waId: wa_id && digitsOf(wa_id), phoneNumberId: phone_number_id });
      return c.json({ count: data.length, data });
    })
    .delete(`${base}/sent`, (c) => {
      runtime.sent.clear();
      return c.body(null, 204);
    })
    .get(`${base}/deliveries`, (c) => {
      const { phone_number_id: id } = c.req.query();
      const data = runtime.webhooks.log.filter((delivery) => !id || delivery.phone_number_id === id);
      return c.json({ pending: data.filter(({ state }) => state === "pending").length, data });
    })
    .post(`${base}/chats`, async (c) => {
      const imported = ImportedChat.parse(await c.req.json());
      const count = importChat(runtime, imported);
      return count === undefined
        ? c.json({ error: "No such phone_number_id" }, 404)
        : c.json({ imported: count }, 201);
    })
    .post(`${base}/template-status`, async (c) => {
      const change = TemplateChange.parse(await c.req.json());
      const matching = runtime.templates
        .created()
        .filter(({ wabaId, name }) => wabaId === change.waba_id && name === change.name)
        .filter(({ language }) => !change.language || language === change.language);
      for (const template of matching) {
        template.status = change.status;
        const { id: templateId, wabaId, name, language, category } = template;
        const event = { templateId, wabaId, name, language, category, event: change.status };
        const body = templateStatusUpdate({ ...event, ...(change.reason ? { reason: change.reason } : {}) });
        runtime.webhooks.send({ wabaId }, body, wabaId);
      }
      runtime.changed();
      return c.json({ updated: matching.length }, matching.length > 0 ? 200 : 404);
    })
    .post(`${base}/reset`, (c) => {
      resetRuntime(runtime);
      return c.body(null, 204);
    });
}

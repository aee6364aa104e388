import { Hono } from "hono";
import { z } from "zod";
import { accountsOfWaba, type GraphEnv, graphPath } from "./graph-auth";
import { GraphError, invalidParameter, requiredParameter } from "./graph-error";
import { readJson } from "./json";
import type { Runtime } from "./runtime";
import { type Template, TemplateComponent } from "./templates";

const defaultPageSize = 25;

const NewTemplate = z.object({
  name: z
    .string()
    .max(512)
    .regex(/^[a-z0-9_]+$/),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,4})?$/),
  category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]),
  components: z.array(TemplateComponent).min(1),
});

/** `/{waba_id}/message_templates`: create, list and delete. Approval comes from the control routes. */
export function templateRoutes(runtime: Runtime): Hono<GraphEnv> {
  const path = `${graphPath}/:id/message_templates`;
  const app = new Hono<GraphEnv>();

  app.post(path, async (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    const body = await readJson(c);
    for (const name of ["name", "language", "category"]) {
      if (body[name] === undefined) throw requiredParameter(name);
    }
    const parsed = NewTemplate.safeParse(body);
    if (!parsed.success) throw invalidParameter(`Invalid ${parsed.error.issues[0]?.path.join(".")}`);
    checkNew(runtime, wabaId, parsed.data);
    const { id, status, category } = runtime.templates.create({ wabaId, ...parsed.data });
    runtime.changed();
    return c.json({ id, status, category });
  });

  app.get(path, (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    const { name, status, language, limit, after } = c.req.query();
    const matching = runtime.templates
      .ofWaba(wabaId)
      .filter(
        (template) =>
          (!name || template.name.includes(name)) &&
          (!status || template.status === status) &&
          (!language || template.language === language),
      );
    const start = after ? matching.findIndex(({ id }) => cursorOf(id) === after) + 1 : 0;
    const page = matching.slice(start, start + (Number(limit) || defaultPageSize));
    return c.json({ data: page.map(describe), ...pagingOf(page, start + page.length < matching.length) });
  });

  app.delete(path, (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    const name = c.req.query("name");
    if (!name) throw requiredParameter("name");
    if (runtime.templates.removeByName(wabaId, name) === 0)
      throw invalidParameter("Message template not found");
    runtime.changed();
    return c.json({ success: true });
  });
  return app;
}

function checkNew(runtime: Runtime, wabaId: string, template: z.infer<typeof NewTemplate>) {
  if (runtime.templates.find(wabaId, template.name, template.language)) {
    throw new GraphError(400, 100, "Invalid parameter", {
      subcode: 2388024,
      details: "Content in this language already exists",
    });
  }
  if (runtime.templates.isFull(wabaId)) {
    throw new GraphError(400, 100, "Invalid parameter", {
      subcode: 2388016,
      details: "Template limit exceeded",
    });
  }
}

const describe = ({ wabaId: _, ...template }: Template) => template;
const cursorOf = (id: string) => Buffer.from(id).toString("base64url");

function pagingOf(page: Template[], hasMore: boolean) {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return {};
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  // Graph names a next page only when there is one; clients follow it until it is gone.
  return { paging: { cursors, ...(hasMore ? { next: `?after=${cursors.after}` } : {}) } };
}

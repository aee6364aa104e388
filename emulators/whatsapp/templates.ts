import { z } from "zod";
import { newGraphId } from "./wire";

const maxTemplatesPerWaba = 250;

const Button = z.looseObject({ type: z.string(), text: z.string().optional(), url: z.string().optional() });
export const TemplateComponent = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(Button).optional(),
});
export type TemplateComponent = z.infer<typeof TemplateComponent>;

export const templateStatuses = ["PENDING", "APPROVED", "REJECTED", "PAUSED", "DISABLED"] as const;

export const Template = z.object({
  id: z.string(),
  wabaId: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.enum(templateStatuses),
  components: z.array(TemplateComponent),
});
export type Template = z.infer<typeof Template>;

/** Message templates per WhatsApp Business Account. Every account has Meta's sample `hello_world`. */
export class TemplateBook {
  readonly #templates = new Map<string, Template>();

  ofWaba(wabaId: string): Template[] {
    return [helloWorld(wabaId), ...this.created().filter((template) => template.wabaId === wabaId)];
  }

  /** One row per name and language, as at Meta. */
  find(wabaId: string, name: string, language: string): Template | undefined {
    return this.ofWaba(wabaId).find((template) => template.name === name && template.language === language);
  }

  byId(id: string): Template | undefined {
    return this.#templates.get(id);
  }

  create(template: Omit<Template, "id" | "status">): Template {
    // 16 digits: webhooks carry this id as a JSON number, which must survive a double.
    const created: Template = { ...template, id: newGraphId(16), status: "PENDING" };
    this.#templates.set(created.id, created);
    return created;
  }

  isFull(wabaId: string): boolean {
    return this.ofWaba(wabaId).length >= maxTemplatesPerWaba;
  }

  removeByName(wabaId: string, name: string): number {
    const doomed = this.created().filter((template) => template.wabaId === wabaId && template.name === name);
    for (const { id } of doomed) this.#templates.delete(id);
    return doomed.length;
  }

  created(): Template[] {
    return [...this.#templates.values()];
  }

  restore(templates: Template[]) {
    for (const template of templates) this.#templates.set(template.id, template);
  }

  clear() {
    this.#templates.clear();
  }
}

/** How many `{{n}}` or `{{name}}` a text has. */
export function countPlaceholders(text: string): number {
  return new Set(text.match(/\{\{\s*\w+\s*\}\}/g)?.map((found) => found.replace(/\s/g, ""))).size;
}

const helloWorld = (wabaId: string): Template => ({
  id: `9${wabaId.slice(0, 15)}`,
  wabaId,
  name: "hello_world",
  language: "en_US",
  category: "UTILITY",
  status: "APPROVED",
  components: [
    { type: "HEADER", format: "TEXT", text: "Hello World" },
    {
      type: "BODY",
      text: "Welcome and congratulations!! This message demonstrates your ability to send a message.",
    },
    { type: "FOOTER", text: "WhatsApp Business Platform sample message" },
  ],
});

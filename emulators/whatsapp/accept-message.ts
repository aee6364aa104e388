import type { Account } from "./accounts";
import type { Chat, ChatMessage } from "./chats";
import { GraphError, outsideWindow } from "./graph-error";
import { kindOfMime } from "./media";
import type { Pricing, WebhookError } from "./payload-types";
import { statusError } from "./payloads";
import type { Runtime } from "./runtime";
import type { SendRequest } from "./send-parse";
import { showContent } from "./show";
import { freePricing } from "./statuses";
import { countPlaceholders, type Template } from "./templates";
import { newWamid } from "./wire";

export const replyWindowMs = 24 * 60 * 60 * 1000;

/** Accepts a valid send: checks what depends on state, stores it, starts its statuses. Returns the wamid. */
export function acceptMessage(runtime: Runtime, account: Account, chat: Chat, request: SendRequest): string {
  const template = findTemplate(runtime, account, request);
  const late = isOutsideWindow(runtime, chat, request);
  if (late && runtime.settings().window_error === "answer") throw outsideWindow();
  checkMedia(runtime, account, request);

  const wamid = newWamid(chat.wa_id, "outbound");
  const { phone_number_id, wa_id } = chat;
  runtime.sent.add({
    wamid,
    phone_number_id,
    wa_id,
    type: request.type,
    accepted_at_ms: runtime.nowMs(),
    body: request.body,
  });
  const message: ChatMessage = {
    id: wamid,
    direction: "from_business",
    content: showContent(request.content, { media: runtime.media, template }),
    at_ms: runtime.nowMs(),
    status: "accepted",
    ...(request.contextId ? { context_id: request.contextId } : {}),
    ...(request.opaque === undefined ? {} : { opaque: request.opaque }),
  };
  if (request.content.type === "reaction") react(runtime, chat, request.content.value);
  else {
    runtime.chats.add(chat, message);
    runtime.hub.publish({ type: "message", phone_number_id, wa_id, message });
    runtime.changed();
  }
  runtime.statuses.start(
    { chat, message, pricing: template ? templatePricing(template) : freePricing },
    failureOf(runtime, wa_id, late),
  );
  return wamid;
}

function isOutsideWindow(runtime: Runtime, chat: Chat, request: SendRequest): boolean {
  if (!runtime.settings().enforce_window || request.type === "template") return false;
  return chat.last_inbound_ms === undefined || runtime.nowMs() - chat.last_inbound_ms > replyWindowMs;
}

function findTemplate(runtime: Runtime, account: Account, request: SendRequest): Template | undefined {
  if (request.content.type !== "template") return undefined;
  const { name, language, components } = request.content.value;
  const template = runtime.templates.find(account.wabaId, name, language.code);
  if (!template) {
    if (!runtime.settings().strict_templates) return undefined;
    throw templateError(
      132001,
      "Template name does not exist in the translation",
      `template name (${name}) does not exist in ${language.code}`,
    );
  }
  if (template.status === "PAUSED")
    throw templateError(132015, "Template is Paused", "Template is paused due to low quality.");
  if (template.status === "DISABLED")
    throw templateError(132016, "Template is Disabled", "Template was paused too many times.");
  if (template.status !== "APPROVED") {
    throw templateError(
      132001,
      "Template name does not exist in the translation",
      `template ${name} is ${template.status}`,
    );
  }
  const body = template.components.find(({ type }) => type.toUpperCase() === "BODY");
  const expected = countPlaceholders(body?.text ?? "");
  const given = components?.find(({ type }) => type.toLowerCase() === "body")?.parameters?.length ?? 0;
  if (given !== expected) {
    const details = `body: number of localizable_params (${given}) does not match the expected number of params (${expected})`;
    throw templateError(132000, "Number of parameters does not match the expected number of params", details);
  }
  return template;
}

const templateError = (code: number, title: string, details: string) =>
  new GraphError(code === 132001 ? 404 : 400, code, `(#${code}) ${title}`, { details });

/** Media by id must be the business's own and of the kind the message says. */
function checkMedia(runtime: Runtime, account: Account, { content }: SendRequest) {
  if (!("id" in content.value) || typeof content.value.id !== "string") return;
  const item = runtime.media.get(content.value.id);
  if (!item || item.phone_number_id !== account.phoneNumberId) {
    throw new GraphError(
      400,
      100,
      `(#100) Param ${content.type}['id'] is not a valid whatsapp business account media attachment ID`,
    );
  }
  const kind = kindOfMime(item.mime_type)?.kind;
  // Anything may travel as a document.
  if (content.type !== "document" && kind !== content.type) {
    throw new GraphError(400, 131053, "(#131053) Media upload error", {
      details: `Unsupported ${content.type} mime type ${item.mime_type}`,
    });
  }
}

function react(runtime: Runtime, chat: Chat, reaction: { message_id: string; emoji: string }) {
  const found = runtime.chats.message(reaction.message_id);
  if (found?.chat !== chat) return;
  const { phone_number_id, wa_id } = chat;
  found.message.reaction_of_business = reaction.emoji || undefined;
  runtime.hub.publish({ type: "update", phone_number_id, wa_id, message: found.message });
  runtime.changed();
}

function failureOf(runtime: Runtime, waId: string, late: boolean): WebhookError | undefined {
  if (late) return statusError(131047, "Re-engagement message", outsideWindow().options.details);
  const rule = runtime.failNumbers.take(waId);
  return rule && statusError(rule.code, rule.title, rule.details);
}

const templatePricing = (template: Template): Pricing => ({
  billable: true,
  pricing_model: "PMP",
  type: "regular",
  category: template.category.toLowerCase(),
});

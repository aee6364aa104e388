import type { ChatContent, MediaKind } from "./content";
import { isObject } from "./json";
import type { MediaBook } from "./media";
import type { Content } from "./send-parse";
import type { Template } from "./templates";

/** What a message of the business looks like on the person's phone. */
export function showContent(
  content: Content,
  find: { media: MediaBook; template?: Template | undefined },
): ChatContent {
  switch (content.type) {
    case "text":
      return { type: "text", text: content.value.body };
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return showMedia(content.type, content.value, find.media);
    case "location":
      return { type: "location", location: content.value };
    case "contacts":
      return {
        type: "contacts",
        text: content.value
          .map(({ name, phones }) => [name.formatted_name, phones?.[0]?.phone].filter(Boolean).join("\n"))
          .join("\n\n"),
      };
    case "interactive":
      return showInteractive(content.value);
    case "template":
      return showTemplate(content.value, find.template);
    case "reaction":
      return { type: "reaction", text: content.value.emoji };
  }
}

type MediaValue = { id?: string; link?: string; caption?: string; filename?: string; voice?: boolean };

function showMedia(kind: MediaKind, value: MediaValue, media: MediaBook): ChatContent {
  const item = value.id === undefined ? undefined : media.get(value.id);
  return {
    type: kind,
    ...(value.caption ? { text: value.caption } : {}),
    media: {
      kind,
      ...(value.id ? { id: value.id } : {}),
      ...(value.link ? { link: value.link } : {}),
      ...(item ? { mime_type: item.mime_type, size_bytes: item.file_size } : {}),
      ...((value.filename ?? item?.filename) ? { filename: value.filename ?? item?.filename } : {}),
      ...(value.voice ? { voice: true } : {}),
    },
  };
}

function showInteractive(value: Extract<Content, { type: "interactive" }>["value"]): ChatContent {
  const shown: ChatContent = { type: "interactive" };
  if (value.body) shown.text = value.body.text;
  if (value.header?.text) shown.header = value.header.text;
  if (value.footer) shown.footer = value.footer.text;
  if (isButtons(value)) {
    shown.buttons = value.action.buttons.map(({ reply }) => ({ kind: "reply", ...reply }));
  } else if (isList(value)) {
    shown.buttons = value.action.sections.flatMap(({ rows }) =>
      rows.map(({ id, title }) => ({ kind: "list" as const, id, title })),
    );
  }
  return shown;
}

type Interactive = Extract<Content, { type: "interactive" }>["value"];
type OfKind<K> = Extract<Interactive, { action: K }>;
// `type` of the third branch is any other string, so the literal alone does not narrow for the compiler.
const isButtons = (value: Interactive): value is OfKind<{ buttons: { type: "reply" }[] }> =>
  value.type === "button";
const isList = (value: Interactive): value is OfKind<{ button: string }> => value.type === "list";

function showTemplate(
  value: Extract<Content, { type: "template" }>["value"],
  template: Template | undefined,
): ChatContent {
  if (!template) return { type: "template", text: `[${value.name}]` };
  const shown: ChatContent = { type: "template" };
  for (const { type, text, buttons } of template.components) {
    const filled = text === undefined ? undefined : fill(text, parametersOf(value, type));
    if (type.toUpperCase() === "HEADER" && filled) shown.header = filled;
    if (type.toUpperCase() === "BODY" && filled) shown.text = filled;
    if (type.toUpperCase() === "FOOTER" && filled) shown.footer = filled;
    if (buttons?.length) {
      shown.buttons = buttons.map((button, index) => ({
        kind: button.type.toUpperCase() === "QUICK_REPLY" ? ("template" as const) : ("link" as const),
        id: payloadOf(value, index) ?? button.text ?? "",
        title: button.text ?? button.type,
      }));
    }
  }
  return shown;
}

type TemplateValue = Extract<Content, { type: "template" }>["value"];

const parametersOf = (value: TemplateValue, type: string) =>
  value.components?.find((component) => component.type.toLowerCase() === type.toLowerCase())?.parameters ??
  [];

/** Named parameters by name, others by position. */
function fill(text: string, parameters: Record<string, unknown>[]): string {
  let position = 0;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (placeholder, name: string) => {
    const named = parameters.find((parameter) => parameter.parameter_name === name);
    const parameter = named ?? parameters[/^\d+$/.test(name) ? Number(name) - 1 : position++];
    return textOf(parameter) ?? placeholder;
  });
}

/** Text as it is; currency and dates by the fallback the business gave. */
function textOf(parameter: Record<string, unknown> | undefined): string | undefined {
  if (typeof parameter?.text === "string") return parameter.text;
  const nested = parameter?.currency ?? parameter?.date_time;
  const fallback = isObject(nested) ? nested.fallback_value : undefined;
  return typeof fallback === "string" ? fallback : undefined;
}

function payloadOf(value: TemplateValue, index: number): string | undefined {
  const component = value.components?.find((part) => part.type === "button" && (part.index ?? 0) === index);
  const payload = component?.parameters?.[0]?.payload;
  return typeof payload === "string" ? payload : undefined;
}

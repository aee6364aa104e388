import { mediaUrl } from "./api.js";
import { h, icon } from "./dom.js";
import { formatSize, formatText, formatTime } from "./format.js";
import { t } from "./i18n.js";
import { messageMenu } from "./menu.js";
import { previewOf } from "./preview.js";
import { ticks } from "./ticks.js";

/**
 * One message. `actions` answers presses: reply, react, press a button of the business.
 * @param {import("./api.js").Message} message
 */
export function bubble(message, isFirstOfRun, actions) {
  const { content, direction } = message;
  const isMine = direction === "from_person";
  const quoted = message.context_id && actions.find(message.context_id);
  const reactions = [...new Set([message.reaction_of_person, message.reaction_of_business])].filter(Boolean);
  const classes = [
    "message",
    isMine ? "is-mine" : "is-theirs",
    isFirstOfRun && "is-first",
    `type-${content.type}`,
  ];
  return h(
    "li",
    { class: classes.filter(Boolean).join(" "), "data-id": message.id },
    h(
      "article",
      { class: "bubble", "aria-label": actions.nameOf(message) },
      quoted && quote(quoted, actions.nameOf(quoted)),
      content.header && h("strong", { class: "bubble-header" }, content.header),
      content.media && media(content),
      content.location && place(content.location),
      text(content),
      content.footer && h("span", { class: "bubble-footer" }, content.footer),
      h("span", { class: "meta" }, h("time", {}, formatTime(message.at_ms)), ticks(message)),
      messageMenu(message, actions),
    ),
    reactions.length > 0 && h("span", { class: "reactions" }, reactions.join("")),
    content.buttons && !isMine && buttons(message, actions),
  );
}

/** The small box above a reply. */
export function quote(message, name) {
  return h("span", { class: "quote" }, h("strong", {}, name), h("span", {}, previewOf(message)));
}

function text({ type, text: body }) {
  if (type === "unsupported") return h("em", { class: "bubble-text" }, t("unsupported"));
  return body ? h("span", { class: "bubble-text" }, ...formatText(body)) : null;
}

function media(content) {
  const { kind, filename, size_bytes } = content.media;
  const src = mediaUrl(content.media);
  if (kind === "image" || kind === "sticker") {
    const alt = content.text ?? t(kind);
    return h(
      "a",
      { class: `media media-${kind}`, href: src, target: "_blank", rel: "noreferrer" },
      h("img", { src, alt }),
    );
  }
  if (kind === "video")
    return h("video", { class: "media media-video", src, controls: true, preload: "metadata" });
  if (kind === "audio")
    return h("audio", { class: "media-audio", src, controls: true, "aria-label": t("audio") });
  return h(
    "a",
    { class: "media-document", href: src, target: "_blank", rel: "noreferrer" },
    icon("file"),
    h(
      "span",
      {},
      h("strong", {}, filename ?? t("document")),
      size_bytes !== undefined && h("small", {}, formatSize(size_bytes)),
    ),
  );
}

function place({ latitude, longitude, name, address }) {
  return h(
    "a",
    {
      class: "media-document",
      href: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`,
      target: "_blank",
      rel: "noreferrer",
    },
    icon("pin"),
    h(
      "span",
      {},
      h("strong", {}, name ?? t("location")),
      h("small", {}, address ?? `${latitude}, ${longitude}`),
    ),
  );
}

function buttons(message, actions) {
  return h(
    "div",
    { class: "replies" },
    ...message.content.buttons.map((button) =>
      h("button", { type: "button", onclick: () => actions.press(message, button) }, button.title),
    ),
  );
}

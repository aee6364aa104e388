import { t } from "./i18n.js";

const named = new Set([
  "image",
  "video",
  "audio",
  "sticker",
  "document",
  "location",
  "contacts",
  "unsupported",
]);
const marks = {
  image: "📷",
  video: "🎬",
  audio: "🎤",
  sticker: "🧩",
  document: "📄",
  location: "📍",
  contacts: "👤",
};

/** One line about a message, for the list and for quotes. @param {import("./api.js").Message} message */
export function previewOf({ content }) {
  const { type, text, media } = content;
  if (type === "unsupported") return t("unsupported");
  const label = named.has(type) ? (text ?? media?.filename ?? t(type)) : (text ?? content.header ?? "");
  return marks[type] ? `${marks[type]} ${label}` : label;
}

/** What has not been delivered is not on the phone yet. @param {import("./api.js").Message} message */
export function isOnPhone({ direction, status }) {
  return direction === "from_person" || status === "delivered" || status === "read";
}

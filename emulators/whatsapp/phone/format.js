import { h } from "./dom.js";
import { locale, t } from "./i18n.js";

const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" });
const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const shortDate = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit" });
const dayMs = 24 * 60 * 60 * 1000;

/** @param {number} ms */
export const formatTime = (ms) => time.format(ms);

/** @param {number} ms */
export function formatDay(ms) {
  const days = daysAgo(ms);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  return days > 1 && days < 7 ? weekday.format(ms) : date.format(ms);
}

/** The time today, the day before that: for the list of chats. @param {number} ms */
export function formatMoment(ms) {
  const days = daysAgo(ms);
  if (days === 0) return formatTime(ms);
  return days === 1 ? t("yesterday") : shortDate.format(ms);
}

/** @param {number} bytes */
export function formatSize(bytes) {
  const megabytes = bytes / 1024 / 1024;
  const unit = megabytes >= 1 ? "megabyte" : "kilobyte";
  const value = megabytes >= 1 ? megabytes : Math.max(1, bytes / 1024);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: megabytes >= 1 ? 1 : 0,
  }).format(value);
}

/** `5511987654321` → `+55 11 98765-4321`. @param {string} waId */
export function formatNumber(waId) {
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(waId);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : `+${waId}`;
}

/** Links and WhatsApp's `*bold*`, `_italic_`, `~struck~` and `` `code` ``. @param {string} text */
export function formatText(text) {
  const parts = [];
  let rest = 0;
  for (const match of text.matchAll(
    /https?:\/\/[^\s<]+[^\s<.,;:!?)]|(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu,
  )) {
    parts.push(text.slice(rest, match.index), styled(match[0], match[1], match[2]));
    rest = match.index + match[0].length;
  }
  parts.push(text.slice(rest));
  return parts.filter((part) => part !== "");
}

const tags = { "*": "strong", _: "em", "~": "s", "`": "code" };

function styled(whole, mark, inner) {
  if (mark) return h(tags[mark], {}, inner);
  return h("a", { href: whole, target: "_blank", rel: "noreferrer" }, whole);
}

function daysAgo(ms) {
  return Math.round((startOfDay(Date.now()) - startOfDay(ms)) / dayMs);
}

const startOfDay = (ms) => new Date(ms).setHours(0, 0, 0, 0);

import { bubble } from "./bubbles.js";
import { h, syncChildren } from "./dom.js";
import { formatDay } from "./format.js";
import { t } from "./i18n.js";
import { isOnPhone } from "./preview.js";

/** How close to the end counts as reading along. */
const nearEndPx = 120;

/** The scrolling part of a chat. `actions` is what bubbles can ask for. */
export function chatLog({ name, actions }) {
  const list = h("ol", { class: "log" });
  const label = t("messages", { name });
  const element = h("div", { class: "scroller", tabindex: "0", role: "log", "aria-label": label }, list);
  const typing = h(
    "li",
    { class: "typing", hidden: true },
    h("span", { class: "dots" }, h("i"), h("i"), h("i")),
  );
  const empty = h("li", { class: "day" }, t("empty", { name }));
  const itemOf = cachedItems(actions);
  const scrollToEnd = () => (element.scrollTop = element.scrollHeight);
  let isAtEnd = true;
  let lastTop = 0;
  element.addEventListener("scroll", () => {
    const leftPx = element.scrollHeight - element.scrollTop - element.clientHeight;
    // Growing content leaves the position alone; only a person moves it up.
    if (leftPx < nearEndPx) isAtEnd = true;
    else if (element.scrollTop < lastTop) isAtEnd = false;
    lastTop = element.scrollTop;
  });
  // Pictures get their height late; who was at the end stays there.
  list.addEventListener("load", () => isAtEnd && scrollToEnd(), true);

  return {
    element,
    /** @param {Iterable<import("./api.js").Message>} messages */
    render(messages) {
      const wasAtEnd = isAtEnd;
      const shown = [...messages].filter(isOnPhone).sort((a, b) => a.at_ms - b.at_ms);
      syncChildren(list, [...(shown.length > 0 ? withDays(shown, itemOf) : [empty]), typing]);
      if (wasAtEnd) scrollToEnd();
    },
    setTyping(isTyping) {
      typing.hidden = !isTyping;
      if (isAtEnd) scrollToEnd();
    },
  };
}

/** Bubbles by message, made anew only when something in them changed. */
function cachedItems(actions) {
  const cache = new Map();
  return (message, isFirstOfRun) => {
    const version = JSON.stringify([message, isFirstOfRun, actions.find(message.context_id)?.id]);
    const cached = cache.get(message.id);
    if (cached?.version === version) return cached.item;
    const item = bubble(message, isFirstOfRun, actions);
    cache.set(message.id, { version, item });
    return item;
  };
}

function withDays(messages, itemOf) {
  let lastDay;
  return messages.flatMap((message, index) => {
    const day = formatDay(message.at_ms);
    const isNewDay = day !== lastDay;
    lastDay = day;
    const item = itemOf(message, isNewDay || messages[index - 1]?.direction !== message.direction);
    return isNewDay ? [h("li", { class: "day" }, h("span", {}, day)), item] : [item];
  });
}

import * as api from "./api.js";
import { chatLog } from "./chat-log.js";
import { composer } from "./composer.js";
import { avatar, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { toast } from "./toast.js";

/** One chat of a person with a business. */
export function chatScreen({ person, business, onBack }) {
  /** @type {Map<string, api.Message>} */
  const messages = new Map();
  const deliver = sender({ person, business });
  const input = composer({ onSend: deliver });
  const nameOf = ({ direction }) => (direction === "from_person" ? t("you") : business.verified_name);
  const actions = {
    nameOf,
    find: (id) => messages.get(id),
    reply: (message) => input.quote(message, nameOf(message)),
    react: (message, emoji) => deliver({ reaction: { message_id: message.id, emoji } }),
    press: (message, { kind, id, title }) =>
      kind === "link"
        ? toast(t("opensOutside"))
        : deliver({ button: { kind, id, title }, context_id: message.id }),
  };
  const log = chatLog({ name: business.verified_name, actions });
  const bar = chatBar({ business, onBack });
  const banner = h(
    "p",
    { class: "banner", hidden: business.is_subscribed },
    icon("warn"),
    t("noWebhookHint"),
  );
  const setTyping = typingClock((isTyping) => {
    log.setTyping(isTyping);
    bar.setTyping(isTyping);
  });
  const see = () => {
    if (document.visibilityState !== "visible" || !log.element.isConnected) return;
    const isUnread = ({ direction, status }) => direction === "from_business" && status === "delivered";
    if ([...messages.values()].some(isUnread)) void api.markRead(business.phone_number_id, person.wa_id);
  };

  return {
    elements: [bar.element, banner, log.element, input.element],
    focus: input.focus,
    see,
    async refresh() {
      const [numbers, loaded] = await Promise.all([
        api.listNumbers(),
        api.listMessages(business.phone_number_id, person.wa_id),
      ]);
      banner.hidden = numbers.some((n) => n.phone_number_id === business.phone_number_id && n.is_subscribed);
      for (const message of loaded) messages.set(message.id, message);
      log.render(messages.values());
      see();
    },
    onEvent(type, event) {
      if (event.phone_number_id !== business.phone_number_id || event.wa_id !== person.wa_id) return;
      if (type === "typing") return setTyping(event.until_ms);
      const { message } = event;
      messages.set(message.id, message);
      if (message.direction === "from_business" && message.status === "delivered") setTyping(0);
      log.render(messages.values());
      see();
    },
  };
}

/** Sends as this person; says so when it did not work. */
function sender({ person, business }) {
  const base = {
    from: person.wa_id,
    profile_name: person.name,
    to_phone_number_id: business.phone_number_id,
  };
  return async (fields, file) => {
    try {
      if (file) await api.sendFile({ ...base, ...fields }, file);
      else await api.send({ ...base, ...fields });
      return true;
    } catch {
      toast(t("failedToSend"));
      return false;
    }
  };
}

/** Typing ends by itself when no message comes. */
function typingClock(show) {
  let timer;
  return (untilMs) => {
    const leftMs = untilMs - Date.now();
    clearTimeout(timer);
    show(leftMs > 0);
    if (leftMs > 0) timer = setTimeout(() => show(false), leftMs);
  };
}

function chatBar({ business, onBack }) {
  const subtitle = h("span", { class: "bar-subtitle", "aria-live": "polite" }, business.display_phone_number);
  const element = h(
    "header",
    { class: "bar chat-bar" },
    h("button", { class: "round", type: "button", "aria-label": t("back"), onclick: onBack }, icon("back")),
    avatar(business.verified_name),
    h("div", { class: "bar-text" }, h("h1", { class: "bar-name" }, business.verified_name), subtitle),
  );
  const setTyping = (isTyping) => {
    subtitle.textContent = isTyping ? t("typing") : business.display_phone_number;
    subtitle.classList.toggle("is-typing", isTyping);
  };
  return { element, setTyping };
}

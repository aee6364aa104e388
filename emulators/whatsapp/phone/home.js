import { listChats, listNumbers } from "./api.js";
import { avatar, h, icon } from "./dom.js";
import { formatMoment } from "./format.js";
import { t } from "./i18n.js";
import { peopleSheet } from "./people-sheet.js";
import { isOnPhone, previewOf } from "./preview.js";
import { ticks } from "./ticks.js";

/** The list of businesses one can write to. */
export function homeScreen({ person, onOpen, onPerson }) {
  const list = h("ul", { class: "rows" });
  const sheet = peopleSheet({ current: person, onChoose: onPerson });
  const who = h(
    "button",
    { class: "who", type: "button", "aria-haspopup": "dialog" },
    avatar(person.name),
    h("span", { class: "who-name" }, person.name),
    h("span", { class: "sr-only" }, t("switchPerson")),
    icon("down"),
  );
  who.addEventListener("click", () => sheet.showModal());
  const refresh = async () => {
    const [numbers, chats] = await Promise.all([listNumbers(), listChats(person.wa_id)]);
    const chatOf = ({ phone_number_id }) => chats.find((chat) => chat.phone_number_id === phone_number_id);
    const latest = (number) => chatOf(number)?.last_message?.at_ms ?? 0;
    numbers.sort((a, b) => latest(b) - latest(a));
    list.replaceChildren(...numbers.map((number) => row(number, chatOf(number), onOpen)));
  };
  return {
    elements: [
      h("header", { class: "bar" }, h("h1", { class: "bar-title" }, t("chats")), who),
      h("section", { class: "home", "aria-label": t("businesses") }, list),
      sheet,
    ],
    refresh,
    onEvent: (type, event) => {
      if (type !== "typing" && event.wa_id === person.wa_id && isOnPhone(event.message)) void refresh();
    },
  };
}

function row(number, chat, onOpen) {
  const { phone_number_id, verified_name, display_phone_number, is_subscribed } = number;
  const last = chat?.last_message;
  const unread = chat?.unread_count ?? 0;
  return h(
    "li",
    {},
    h(
      "button",
      { class: "row", type: "button", onclick: () => onOpen(phone_number_id) },
      avatar(verified_name),
      h(
        "span",
        { class: "row-text" },
        h(
          "span",
          { class: "row-line" },
          h("strong", { class: "row-name" }, verified_name),
          last && h("time", { class: unread ? "row-time is-new" : "row-time" }, formatMoment(last.at_ms)),
        ),
        h(
          "span",
          { class: "row-line" },
          h("span", { class: "row-preview" }, last && ticks(last), last ? previewOf(last) : t("startChat")),
          unread > 0 &&
            h(
              "span",
              { class: "badge" },
              h("span", { "aria-hidden": "true" }, String(unread)),
              h("span", { class: "sr-only" }, t("unread", { count: unread })),
            ),
        ),
        h(
          "span",
          { class: "row-line row-meta" },
          h("span", {}, display_phone_number),
          h(
            "span",
            { class: is_subscribed ? "chip is-on" : "chip" },
            t(is_subscribed ? "listening" : "noWebhook"),
          ),
        ),
      ),
    ),
  );
}

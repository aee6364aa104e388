import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

const emojis = ["👍", "❤️", "😂", "😮", "🙏"];

/** Reply and reactions, behind the small arrow of a bubble. */
export function messageMenu(message, actions) {
  const menu = h("div", { class: "menu", hidden: true });
  const toggle = h(
    "button",
    { class: "menu-toggle", type: "button", "aria-label": t("options"), "aria-expanded": "false" },
    icon("down"),
  );
  const setOpen = (isOpen) => {
    if (isOpen) fill(menu, message, actions, () => setOpen(false));
    menu.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    menu.querySelector("button")?.focus({ preventScroll: true });
    menu.scrollIntoView({ block: "nearest" });
  };
  const wrapper = h("div", { class: "menu-wrapper" }, toggle, menu);
  toggle.addEventListener("click", () => setOpen(menu.hidden));
  wrapper.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    setOpen(false);
    toggle.focus();
  });
  wrapper.addEventListener("focusout", (event) => {
    if (!wrapper.contains(event.relatedTarget)) setOpen(false);
  });
  return wrapper;
}

// Filled when opened: hundreds of bubbles would otherwise carry seven buttons each.
function fill(menu, message, actions, close) {
  const run = (action) => () => {
    close();
    action();
  };
  menu.replaceChildren(
    h(
      "div",
      { class: "menu-emojis" },
      ...emojis.map((emoji) => {
        const isMine = message.reaction_of_person === emoji;
        const label = isMine ? t("removeReaction") : t("react", { emoji });
        const onclick = run(() => actions.react(message, isMine ? "" : emoji));
        return h("button", { type: "button", "aria-label": label, class: isMine && "is-on", onclick }, emoji);
      }),
    ),
    h(
      "button",
      { class: "menu-reply", type: "button", onclick: run(() => actions.reply(message)) },
      icon("reply"),
      t("reply"),
    ),
  );
}

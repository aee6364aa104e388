import * as api from "./api.js";
import { chatScreen } from "./chat.js";
import { h } from "./dom.js";
import { homeScreen } from "./home.js";
import { locale, t } from "./i18n.js";
import { becomePerson, currentPerson, people } from "./people.js";
import { formatNumber } from "./format.js";
import { toast } from "./toast.js";

const screen = document.getElementById("screen");
/** The screen on display; both kinds take events and can be refreshed. */
let view = { onEvent: () => {}, refresh: async () => {} };

document.documentElement.lang = locale;
document.title = t("title");
document
  .getElementById("about")
  .append(
    h("h1", {}, t("aboutTitle")),
    h("p", {}, t("aboutText")),
    h("p", { class: "keys" }, t("aboutKeys")),
  );

/** Shows the list of chats, or the chat with `to`. The address always says which, so it can be shared. */
async function show({ to, replace = false }) {
  const person = currentPerson();
  const query = new URLSearchParams(location.search);
  query.set("from", person.wa_id);
  if (to) query.set("to", to);
  else query.delete("to");
  history[replace ? "replaceState" : "pushState"](null, "", `?${query}`);
  await render(to);
}

async function render(to) {
  const person = currentPerson();
  const numbers = await api.listNumbers();
  const business = numbers.find(({ phone_number_id }) => phone_number_id === to);
  if (to && !business) toast(t("unknownNumber"));
  const next = business
    ? chatScreen({ person, business, onBack: () => show({}) })
    : homeScreen({
        person,
        onOpen: (phoneNumberId) => show({ to: phoneNumberId }),
        onPerson: (chosen) => {
          becomePerson(chosen);
          void show({ replace: true });
        },
      });
  view = next;
  screen.replaceChildren(...next.elements);
  await next.refresh();
  next.focus?.();
}

/** A deep link may name somebody this browser has not met. */
function adoptPerson() {
  const waId = new URLSearchParams(location.search).get("from")?.replace(/\D/g, "");
  if (!waId) return;
  const known = people().find(({ wa_id }) => wa_id === waId);
  becomePerson(known ?? { wa_id: waId, name: formatNumber(waId) });
}

adoptPerson();
await render(new URLSearchParams(location.search).get("to") ?? undefined);
addEventListener("popstate", () => {
  adoptPerson();
  void render(new URLSearchParams(location.search).get("to") ?? undefined);
});
// Whatever was missed while disconnected is fetched anew.
api.listen((type, event) => (type === "ready" ? void view.refresh() : view.onEvent(type, event)));
document.addEventListener("visibilitychange", () => view.see?.());

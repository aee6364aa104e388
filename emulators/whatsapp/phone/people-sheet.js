import { avatar, h, icon } from "./dom.js";
import { formatNumber } from "./format.js";
import { t } from "./i18n.js";
import { parseNumber, people } from "./people.js";

/** The dialog to choose who is writing, or to add somebody. */
export function peopleSheet({ current, onChoose }) {
  const sheet = h("dialog", { class: "sheet", "aria-labelledby": "people-title" });
  const choose = (person) => {
    sheet.close();
    onChoose(person);
  };
  const options = people().map((person) => {
    const isCurrent = person.wa_id === current.wa_id;
    return h(
      "li",
      {},
      h(
        "button",
        { class: "row", type: "button", "aria-current": isCurrent && "true", onclick: () => choose(person) },
        avatar(person.name),
        h(
          "span",
          { class: "row-text" },
          h("strong", { class: "row-name" }, person.name),
          h("span", { class: "row-preview" }, formatNumber(person.wa_id)),
        ),
        isCurrent && icon("sent"),
      ),
    );
  });
  sheet.append(
    h(
      "div",
      { class: "sheet-head" },
      h("h2", { id: "people-title" }, t("people")),
      h(
        "button",
        { class: "round", type: "button", "aria-label": t("close"), onclick: () => sheet.close() },
        icon("close"),
      ),
    ),
    h("ul", { class: "rows" }, ...options),
    personForm(choose),
  );
  // A click on the backdrop lands on the dialog itself.
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  return sheet;
}

function personForm(choose) {
  const name = h("input", {
    id: "person-name",
    name: "name",
    autocomplete: "off",
    maxlength: "60",
    required: true,
  });
  const number = h("input", {
    id: "person-number",
    name: "number",
    type: "tel",
    inputmode: "tel",
    autocomplete: "off",
    required: true,
    placeholder: "11 98765-4321",
    "aria-describedby": "person-problem",
  });
  const problem = h("p", { class: "problem", id: "person-problem", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    const waId = parseNumber(number.value);
    problem.textContent = waId ? "" : t("badNumber");
    number.toggleAttribute("aria-invalid", !waId);
    if (waId) choose({ wa_id: waId, name: name.value.trim() });
    else number.focus();
  };
  return h(
    "form",
    { class: "person-form", onsubmit: submit, "aria-label": t("addPerson") },
    h("h3", {}, t("addPerson")),
    h("label", { for: "person-name" }, t("name")),
    name,
    h("label", { for: "person-number" }, t("number")),
    number,
    problem,
    h("button", { class: "primary", type: "submit" }, icon("plus"), t("add")),
  );
}

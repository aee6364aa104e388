import { quote } from "./bubbles.js";
import { h, icon } from "./dom.js";
import { acceptedTypes, problemOf } from "./files.js";
import { formatSize } from "./format.js";
import { t } from "./i18n.js";
import { toast } from "./toast.js";

/** Where one writes. `onSend(fields, file)` answers whether it went out. */
export function composer({ onSend }) {
  let file;
  let quoted;
  const text = h("textarea", {
    rows: "1",
    placeholder: t("placeholder"),
    "aria-label": t("placeholder"),
    maxlength: "4096",
  });
  const picker = h("input", {
    type: "file",
    accept: acceptedTypes,
    class: "sr-only",
    tabindex: "-1",
    "aria-hidden": "true",
  });
  const extras = h("div", { class: "extras" });
  const button = h("button", { class: "round send", type: "submit", "aria-label": t("send") }, icon("send"));

  const update = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
    button.disabled = !file && !text.value.trim();
  };
  const setFile = (next) => {
    const problem = next && problemOf(next);
    if (problem) toast(problem);
    file = problem ? undefined : next;
    picker.value = "";
    showExtras();
  };
  const showExtras = () => {
    extras.replaceChildren(
      ...[
        quoted && extra(quote(quoted.message, quoted.name), t("cancelReply"), () => setQuote(undefined)),
        file && extra(attachment(file), t("removeAttachment"), () => setFile(undefined)),
      ].filter(Boolean),
    );
    update();
    text.focus();
  };
  const setQuote = (next) => {
    quoted = next;
    showExtras();
  };
  const submit = async (event) => {
    event.preventDefault();
    const body = text.value.trim();
    if (!body && !file) return;
    const [sentFile, sentQuote] = [file, quoted];
    [text.value, file, quoted] = ["", undefined, undefined];
    showExtras();
    const fields = {
      ...(body ? { text: body } : {}),
      ...(sentQuote ? { context_id: sentQuote.message.id } : {}),
    };
    if (await onSend(fields, sentFile)) return;
    // Nothing typed is lost when the emulator is down.
    [text.value, file, quoted] = [body, sentFile, sentQuote];
    showExtras();
  };

  text.addEventListener("input", update);
  text.addEventListener("keydown", (event) => {
    // Enter also confirms what an input method proposes: that is not for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    void submit(event);
  });
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.files[0];
    if (pasted) setFile(pasted);
  });
  picker.addEventListener("change", () => picker.files?.[0] && setFile(picker.files[0]));

  const attach = h("button", { class: "round", type: "button", "aria-label": t("attach") }, icon("clip"));
  attach.addEventListener("click", () => picker.click());
  const field = h("div", { class: "field" }, extras, h("div", { class: "field-line" }, attach, text));
  const element = h("form", { class: "composer", onsubmit: submit }, picker, field, button);
  button.disabled = true;
  return { element, focus: focusWithKeyboard(text), quote: (message, name) => setQuote({ message, name }) };
}

/** On a touch screen the keyboard would cover half the chat: there the person taps first. */
const focusWithKeyboard = (text) => () =>
  matchMedia("(pointer: fine)").matches && text.focus({ preventScroll: true });

function attachment(file) {
  return h("span", { class: "quote" }, h("strong", {}, file.name), h("span", {}, formatSize(file.size)));
}

function extra(content, label, onRemove) {
  return h(
    "div",
    { class: "extra" },
    content,
    h("button", { class: "round", type: "button", "aria-label": label, onclick: onRemove }, icon("close")),
  );
}

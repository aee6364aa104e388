/**
 * The page's browser script; `texts` and `locale` are defined before it.
 * Message HTML only ever goes into the sandboxed frame, which runs no scripts and may load nothing but images.
 */
export const mailboxScript = `
const byId = (id) => document.getElementById(id);
const framePolicy = "default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'";
let messages = [];
let shownId = null;
let plain = false;

const timeText = (iso) => new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" }).format(new Date(iso));
const addressText = (email, name) => (name ? name + " <" + email + ">" : email);
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function renderList() {
  const focusedId = document.activeElement?.dataset?.id;
  byId("list").replaceChildren(...messages.map((message) => {
    const button = element("button", "");
    button.type = "button";
    button.dataset.id = message.id;
    if (message.id === shownId) button.setAttribute("aria-current", "true");
    button.append(
      element("strong", message.subject || texts.noSubject),
      element("span", texts.to + " " + message.to + " · " + timeText(message.created_at)),
    );
    button.addEventListener("click", () => { location.hash = message.id; });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  if (focusedId) document.querySelector('[data-id="' + focusedId + '"]')?.focus();
  byId("empty").hidden = messages.length > 0;
  byId("clear").hidden = messages.length === 0;
}

function renderMessage() {
  const message = messages.find((item) => item.id === shownId);
  document.body.classList.toggle("open", Boolean(message));
  byId("message").hidden = !message;
  byId("choose").hidden = Boolean(message);
  if (!message) return;
  const asText = plain || !message.html;
  byId("subject").textContent = message.subject || texts.noSubject;
  byId("from").textContent = addressText(message.from, message.from_name);
  byId("to").textContent = addressText(message.to, message.to_name);
  byId("attachments").textContent = message.attachments.join(", ");
  byId("attachments").hidden = byId("attachments-label").hidden = message.attachments.length === 0;
  byId("toggle").hidden = !message.html || !message.text;
  byId("toggle").textContent = plain ? texts.showHtml : texts.showText;
  byId("preview").hidden = asText;
  byId("text").hidden = !asText;
  byId("text").textContent = message.text ?? "";
  const frame = '<meta http-equiv="Content-Security-Policy" content="' + framePolicy + '"><base target="_blank">' + (message.html ?? "");
  if (byId("preview").srcdoc !== frame) byId("preview").srcdoc = frame;
}

function show(id) {
  if (id !== shownId) plain = false;
  shownId = id;
  renderList();
  renderMessage();
}

async function load() {
  const response = await fetch("/mailbox/api/messages");
  messages = (await response.json()).data;
  show(shownId);
}

addEventListener("hashchange", () => show(location.hash.slice(1)));
byId("back").addEventListener("click", () => { location.hash = ""; });
byId("toggle").addEventListener("click", () => { plain = !plain; renderMessage(); });
byId("clear").addEventListener("click", async () => {
  if (confirm(texts.clearQuestion)) await fetch("/mailbox/api/messages", { method: "DELETE" });
});
shownId = location.hash.slice(1);
load();
new EventSource("/mailbox/api/stream").addEventListener("changed", load);
`;

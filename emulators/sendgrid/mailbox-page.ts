import { Hono } from "hono";
import { escapeHtml, pickLocale, renderPage, scriptJson, type Locale } from "../shared/page";
import { mailboxScript } from "./mailbox-script";
import { mailboxTexts } from "./mailbox-texts";

/** The mailbox for people, at `/mailbox`. */
export function mailboxPage(): Hono {
  return new Hono().get("/mailbox", (c) => c.html(renderMailbox(pickLocale(c))));
}

function renderMailbox(locale: Locale): string {
  const texts = mailboxTexts[locale];
  const t = (key: keyof typeof texts) => escapeHtml(texts[key]);
  const otherLocale = locale === "en" ? "pt-BR" : "en";
  return renderPage({
    locale,
    title: texts.title,
    styles,
    body: `
<header>
  <div><h1>${t("title")}</h1><p class="muted">${t("subtitle")}</p></div>
  <nav><a href="/?lang=${locale}">${t("all")}</a> <a href="?lang=${otherLocale}" lang="${otherLocale}">${t("otherLanguage")}</a>
  <button id="clear" type="button" hidden>${t("clear")}</button></nav>
</header>
<main>
  <section id="list-pane" class="card" aria-label="${t("messages")}">
    <ul id="list"></ul>
    <div id="empty" class="hint" hidden><p><strong>${t("empty")}</strong></p><p class="muted">${t("emptyHint")}</p></div>
  </section>
  <section id="message-pane" class="card" aria-live="polite">
    <p id="choose" class="hint muted">${t("choose")}</p>
    <article id="message" hidden>
      <button id="back" type="button">${t("back")}</button>
      <h2 id="subject"></h2>
      <dl><dt>${t("from")}</dt><dd id="from"></dd><dt>${t("to")}</dt><dd id="to"></dd>
      <dt id="attachments-label">${t("attachments")}</dt><dd id="attachments"></dd></dl>
      <button id="toggle" type="button"></button>
      <iframe id="preview" title="${t("preview")}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
      <pre id="text"></pre>
    </article>
  </section>
</main>`,
    script: `const texts = ${scriptJson(texts)}; const locale = ${scriptJson(locale)};${mailboxScript}`,
  });
}

const styles = `
body { height: 100dvh; display: flex; flex-direction: column; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; padding: 16px 24px 12px; }
header h1 { font-size: 20px; }
nav { display: flex; gap: 16px; align-items: center; min-height: 36px; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(260px, 360px) 1fr; gap: 12px; padding: 0 24px 24px; }
section { min-height: 0; overflow: auto; }
ul { list-style: none; margin: 0; padding: 6px; }
#list button { display: block; width: 100%; text-align: start; border: 0; background: none; padding: 10px 12px; }
#list button:hover { background: var(--page); }
#list button[aria-current] { background: var(--tint); }
#list strong, #list span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#list span { color: var(--muted); font-size: 13px; }
.hint { padding: 48px 24px; text-align: center; }
#message { display: flex; flex-direction: column; gap: 10px; height: 100%; padding: 20px; align-items: flex-start; }
#message h2 { font-size: 18px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { flex: 1; width: 100%; min-height: 280px; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
pre { flex: 1; width: 100%; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
#back { display: none; }
@media (max-width: 720px) {
  header, main { padding-inline: 12px; }
  main { grid-template-columns: 1fr; }
  #message-pane { display: none; }
  body.open #list-pane { display: none; }
  body.open #message-pane { display: block; }
  #back { display: block; }
}
`;

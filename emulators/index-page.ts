import { Hono } from "hono";
import { escapeHtml, pickLocale, renderPage, type Locale } from "./shared/page";

type Card = { name: string; path: string; link?: { href: string; text: string }; about: string };

/** What is emulated here and where to look, at `/`. */
export function indexPage(): Hono {
  return new Hono().get("/", (c) => c.html(renderIndex(pickLocale(c))));
}

function renderIndex(locale: Locale): string {
  const { title, intro, cards, otherLanguage } = texts[locale];
  const otherLocale = locale === "en" ? "pt-BR" : "en";
  const link = ({ href, text }: { href: string; text: string }) =>
    `<p><a href="${href}?lang=${locale}">${escapeHtml(text)}</a></p>`;
  return renderPage({
    locale,
    title,
    styles,
    body: `<main>
<h1>${escapeHtml(title)}</h1>
<p class="muted">${escapeHtml(intro)} <a href="?lang=${otherLocale}" lang="${otherLocale}">${otherLanguage}</a></p>
<ul>${cards
      .map(
        (card) =>
          `<li class="card"><h2>${escapeHtml(card.name)}</h2><p>${escapeHtml(card.about)}</p><p><code>${escapeHtml(card.path)}</code></p>${card.link ? link(card.link) : ""}</li>`,
      )
      .join("")}</ul></main>`,
  });
}

const paths = {
  whatsapp: "/graph",
  pusher: "/apps/:appId · /app/:key",
  upstash: "/redis",
  sendgrid: "/sendgrid/v3",
  openai: "/openai/v1",
};

const texts: Record<Locale, { title: string; intro: string; otherLanguage: string; cards: Card[] }> = {
  "pt-BR": {
    title: "Emuladores do Loved CRM",
    intro: "Serviços externos imitados neste computador, para trabalhar sem contas e sem custo.",
    otherLanguage: "English",
    cards: [
      {
        name: "WhatsApp",
        path: paths.whatsapp,
        about: "Envia e recebe mensagens como se fosse o celular do cliente.",
        link: { href: "/phone", text: "Abrir o celular" },
      },
      {
        name: "SendGrid",
        path: paths.sendgrid,
        about: "Guarda os e-mails que o aplicativo envia.",
        link: { href: "/mailbox", text: "Abrir a caixa de correio" },
      },
      { name: "Pusher Channels", path: paths.pusher, about: "Atualizações ao vivo e presença." },
      { name: "Upstash Redis", path: paths.upstash, about: "Cache, contadores e travas, em memória." },
      { name: "OpenAI", path: paths.openai, about: "Respostas previsíveis, com ou sem roteiro." },
    ],
  },
  en: {
    title: "Loved CRM emulators",
    intro: "Outside services imitated on this machine, to work without accounts and without cost.",
    otherLanguage: "Português",
    cards: [
      {
        name: "WhatsApp",
        path: paths.whatsapp,
        about: "Sends and receives messages as the customer's phone would.",
        link: { href: "/phone", text: "Open the phone" },
      },
      {
        name: "SendGrid",
        path: paths.sendgrid,
        about: "Keeps the e-mails the app sends.",
        link: { href: "/mailbox", text: "Open the mailbox" },
      },
      { name: "Pusher Channels", path: paths.pusher, about: "Live updates and presence." },
      { name: "Upstash Redis", path: paths.upstash, about: "Cache, counters and locks, in memory." },
      { name: "OpenAI", path: paths.openai, about: "Predictable replies, scripted or not." },
    ],
  },
};

const styles = `
main { max-width: 960px; margin: 0 auto; padding: 40px 20px; }
h1 { font-size: 26px; }
ul { list-style: none; margin: 24px 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 14px; }
li { padding: 18px; display: grid; gap: 6px; align-content: start; }
h2 { font-size: 16px; }
`;

type Content = {
  locale: string;
  heading: string;
  body: string;
  action: { label: string; link: string };
  footer: string;
};

/** One layout for all our mails: text that stands without styles, one button, the bare link below it. */
export function renderMail({ locale, heading, body, action, footer }: Content): {
  text: string;
  html: string;
} {
  const text = [heading, "", body, "", `${action.label}: ${action.link}`, "", footer].join("\n");
  const html = `<!doctype html>
<html lang="${locale}"><body style="margin:0;background:#f7f4f2;font-family:system-ui,sans-serif;color:#2b2523">
<div style="max-width:520px;margin:0 auto;padding:40px 24px">
  <p style="font-weight:600;color:#c2364f;margin:0 0 24px">♥ Loved CRM</p>
  <h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">${escapeHtml(heading)}</h1>
  <p style="font-size:15px;line-height:1.5;margin:0 0 24px">${escapeHtml(body)}</p>
  <p style="margin:0 0 24px"><a href="${escapeHtml(action.link)}" style="display:inline-block;background:#c2364f;color:#fff;text-decoration:none;padding:12px 20px;border-radius:8px;font-weight:600">${escapeHtml(action.label)}</a></p>
  <p style="font-size:12px;color:#6f6662;word-break:break-all;margin:0 0 24px">${escapeHtml(action.link)}</p>
  <p style="font-size:12px;color:#6f6662;margin:0">${escapeHtml(footer)}</p>
</div></body></html>`;
  return { text, html };
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

import type { Context } from "hono";

export type Locale = "pt-BR" | "en";

/** `?lang=` first, then the browser's preference, then Portuguese. */
export function pickLocale(c: Context): Locale {
  const wanted = c.req.query("lang") ?? c.req.header("accept-language") ?? "";
  const first = wanted.split(",")[0]?.trim().toLowerCase() ?? "";
  return first.startsWith("en") ? "en" : "pt-BR";
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** JSON that can stand inside a `<script>` element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

type Page = { locale: Locale; title: string; styles?: string; body: string; script?: string };

/** The frame all emulator pages share: colours, type and controls, light and dark. */
export function renderPage({ locale, title, styles = "", body, script = "" }: Page): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='9' fill='%23e11d62'/><path d='M16 24s-7-4.4-7-9.4A4 4 0 0 1 16 12a4 4 0 0 1 7 2.6c0 5-7 9.4-7 9.4Z' fill='white'/></svg>">
<style>${baseStyles}${styles}</style>
</head>
<body>${body}${script && `<script>${script}</script>`}</body>
</html>`;
}

const baseStyles = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f6f8, #141216);
  --card: light-dark(#ffffff, #1d1a20);
  --text: light-dark(#1c1820, #f1edf4);
  --muted: light-dark(#655e6c, #a79fb0);
  --line: light-dark(#e4e0e8, #332e38);
  --accent: light-dark(#c01252, #ff6b9d);
  --tint: light-dark(#fdeaf1, #3a1a29);
  --radius: 14px;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
h1, h2, p { margin: 0; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 6px 14px; min-height: 36px; cursor: pointer; }
button:hover { border-color: var(--accent); }
.muted { color: var(--muted); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
code { font: 13px ui-monospace, SFMono-Regular, Menlo, monospace; }
`;

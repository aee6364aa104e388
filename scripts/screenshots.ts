import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "@playwright/test";
import { chromiumPath } from "./chromium";
import { demoLogin } from "./stack/demo";

/** `npm run screenshots`: every screen of a running `npm run dev` or `preview` into `docs/screenshots`. */
const appUrl = process.env.APP_URL ?? "http://localhost:3000";
const emulatorsUrl = process.env.EMULATORS_URL ?? "http://localhost:4010";
const folder = "docs/screenshots";
const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 760 },
];
const themes = ["light", "dark"] as const;

const screens: Record<string, (page: Page) => Promise<unknown>> = {
  landing: (page) => page.goto(`${appUrl}/pt-BR`),
  login: (page) => page.goto(`${appUrl}/pt-BR/auth/login`),
  home: (page) => page.goto(`${appUrl}/pt-BR/admin/crm`),
  board: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/pipeline`),
  forecast: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/pipeline/forecast`),
  inbox: (page) => openFirst(page, "/pt-BR/admin/crm/inbox", "[data-testid=conversation-row]"),
  leads: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/leads`),
  lead: async (page) => {
    await page.goto(`${appUrl}/pt-BR/admin/crm/pipeline`);
    const id = await page.getByTestId("lead-card").nth(2).getAttribute("data-lead-id");
    await page.goto(`${appUrl}/pt-BR/admin/crm/leads/${id}`);
  },
  tasks: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/tasks`),
  import: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/leads/import`),
  team: (page) => page.goto(`${appUrl}/pt-BR/admin/settings/team`),
  fields: (page) => page.goto(`${appUrl}/pt-BR/admin/settings/fields`),
  whatsapp: (page) => page.goto(`${appUrl}/pt-BR/admin/settings/integrations/whatsapp`),
  stages: (page) => page.goto(`${appUrl}/pt-BR/admin/crm/settings`),
  audit: (page) => page.goto(`${appUrl}/pt-BR/admin/settings/audit`),
  phone: (page) => page.goto(`${emulatorsUrl}/phone`),
};

const signedOut = new Set(["landing", "login", "phone"]);

async function openFirst(page: Page, path: string, selector: string): Promise<void> {
  await page.goto(appUrl + path);
  await page.locator(selector).nth(3).click();
  await page.getByTestId("thread").waitFor();
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const only = process.argv[2]?.split(",");
for (const viewport of sizes) {
  for (const colorScheme of themes) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      locale: "pt-BR",
      hasTouch: viewport.width < 800,
    });
    const page = await context.newPage();
    const names = Object.keys(screens).filter((name) => !only || only.includes(name));
    for (const name of names.sort((a, b) => Number(signedOut.has(b)) - Number(signedOut.has(a)))) {
      if (!signedOut.has(name)) await signInOnce(page);
      await screens[name]?.(page);
      await page.waitForLoadState("networkidle");
      await page.screenshot({
        path: `${folder}/${name}-${viewport.width}-${colorScheme}.jpg`,
        type: "jpeg",
        quality: 82,
      });
    }
    await context.close();
    console.log(`${viewport.width} ${colorScheme}`);
  }
}
await browser.close();

async function signInOnce(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  if (cookies.some(({ name }) => name.includes("session-token"))) return;
  await page.goto(`${appUrl}/pt-BR/auth/login`);
  await page.getByLabel("E-mail").fill(demoLogin.email);
  await page.getByLabel("Senha", { exact: true }).fill(demoLogin.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/crm");
}

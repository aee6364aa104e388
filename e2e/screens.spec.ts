import AxeBuilder from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { appUrl, signIn } from "./support/product";

const publicScreens = ["", "/auth/login", "/auth/register"];
const screens = [
  "/admin/crm",
  "/admin/crm/pipeline",
  "/admin/crm/inbox",
  "/admin/crm/leads",
  "/admin/crm/leads/import",
  "/admin/crm/contacts",
  "/admin/crm/contacts/duplicates",
  "/admin/crm/companies",
  "/admin/crm/settings",
  "/admin/settings/organization",
  "/admin/settings/team",
  "/admin/settings/assignment",
  "/admin/settings/trash",
  "/admin/settings/integrations/whatsapp",
  "/admin/settings/profile",
  "/admin/settings/audit",
];
const looks = [
  { width: 1440, height: 900, colorScheme: "light", locale: "pt-BR" },
  { width: 360, height: 760, colorScheme: "dark", locale: "en" },
] as const;

for (const { width, height, colorScheme, locale } of looks) {
  test(`every screen at ${width} px, ${colorScheme}, ${locale}: accessible, translated, no errors`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const problems: string[] = [];
    for (const screen of publicScreens) problems.push(...(await inspect(context, `/${locale}${screen}`)));
    const page = await context.newPage();
    await signIn(page);
    await page.close();
    for (const screen of screens) problems.push(...(await inspect(context, `/${locale}${screen}`)));
    await context.close();
    expect(problems).toEqual([]);
  });
}

/** What a screen does wrong: serious accessibility violations, console errors (CSP among them), failed requests. */
async function inspect(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const problems: string[] = [];
  const report = (text: string) => problems.push(`${path}: ${text}`);
  page.on("console", (message) => message.type() === "error" && report(message.text()));
  page.on("pageerror", (error) => report(String(error)));
  page.on(
    "response",
    (response) => response.status() >= 400 && report(`${response.status()} ${response.url()}`),
  );
  await page.goto(appUrl(path));
  await page.waitForLoadState("networkidle");
  expect(new URL(page.url()).pathname).toBe(path);
  await findViolations(page, report);
  await page.close();
  return problems;
}

async function findViolations(page: Page, report: (text: string) => unknown): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, impact, nodes } of violations) {
    if (impact === "serious" || impact === "critical") report(`${id} at ${nodes[0]?.target.join(" ")}`);
  }
}

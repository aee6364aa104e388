import { expect, test, type Page } from "@playwright/test";
import { appUrl, signIn } from "./support/product";

const list = (page: Page) => page.getByTestId("lead-table");
const footer = (page: Page) => page.getByTestId("list-footer");
const bar = (page: Page) => page.getByTestId("bulk-bar");
const jobs = (page: Page) => page.getByLabel("Trabalhos em andamento");

/** How many leads the whole list has. */
const totalOf = async (page: Page) =>
  Number(/^([\d.]+) lead/.exec((await footer(page).textContent()) ?? "")?.[1]?.replaceAll(".", ""));

test("a list is filtered, chosen from by keyboard, changed as a whole, taken back and saved as a view", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(appUrl("/pt-BR/admin/crm/leads"));
  await expect(footer(page)).toContainText(/lead/);
  const everything = await totalOf(page);

  await page.getByRole("button", { name: "Filtros" }).click();
  await page.getByRole("button", { name: "Condição", exact: true }).click();
  await page.getByPlaceholder("Buscar campo").fill("situação");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Valor de Situação" }).click();
  await page.getByRole("option", { name: "Abertos" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Aplicar" }).click();
  await expect(page.getByRole("list", { name: "Filtros ativos" })).toContainText("Situação é Abertos");
  await expect.poll(() => totalOf(page)).toBeLessThan(everything);
  const open = await totalOf(page);
  await page.reload();
  await expect.poll(() => totalOf(page)).toBe(open);

  // Two by keyboard, then all that fit.
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await expect(bar(page)).toContainText("2 selecionados");
  await page.getByRole("checkbox", { name: "Selecionar os leads carregados" }).click();
  const all = bar(page).getByRole("button", { name: /Selecionar todos/ });
  if (await all.isVisible()) await all.click();
  await bar(page).getByRole("button", { name: "Etiquetar" }).click();
  const dialog = page.getByTestId("bulk-dialog");
  await expect(dialog).toContainText(`Vale para ${open} leads.`);
  await dialog.getByRole("button", { name: "Etiquetas" }).click();
  await page.getByPlaceholder("Buscar", { exact: true }).fill("mutirão");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: `Etiquetar ${open} leads` }).click();
  await expect(jobs(page)).toContainText(`${open} leads mudados`, { timeout: 30_000 });
  const change = jobs(page)
    .getByRole("article")
    .filter({ hasText: `${open} leads mudados` });
  await change.getByRole("button", { name: "Desfazer" }).click();
  await expect(jobs(page)).toContainText(`${open} leads voltaram`, { timeout: 30_000 });

  await page.getByRole("button", { name: /Todos os leads/ }).click();
  await page.getByRole("menuitem", { name: "Salvar como nova visão" }).click();
  await page.getByLabel("Nome", { exact: true }).fill("Em aberto");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Em aberto/ }).click();
  await page.getByRole("menuitem", { name: "Abrir sempre com esta visão" }).click();
  await page.goto(appUrl("/pt-BR/admin/crm"));
  await page.goto(appUrl("/pt-BR/admin/crm/leads"));
  await expect(page.getByRole("button", { name: /Em aberto/ })).toBeVisible();
  await expect.poll(() => totalOf(page)).toBe(open);
  // Other tests begin with everything.
  await page.getByRole("button", { name: /Em aberto/ }).click();
  await page.getByRole("menuitem", { name: "Não abrir mais com esta visão" }).click();
});

test("a cell is edited where it stands, and another's change arrives by itself", async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto(appUrl("/pt-BR/admin/crm/leads?sort=full_name"));
  const name = (await list(page).locator("[data-row='0'] a").textContent()) ?? "";
  const cell = (on: Page) => list(on).getByRole("button", { name: `Valor de ${name}. Editar` });
  await cell(page).click();
  await page.keyboard.type("4321,50");
  await page.keyboard.press("Enter");
  await expect(cell(page)).toContainText("4.321,50");

  const context = await browser.newContext({ locale: "pt-BR" });
  const other = await context.newPage();
  await signIn(other);
  await other.goto(appUrl("/pt-BR/admin/crm/leads?sort=full_name"));
  await expect(cell(other)).toContainText("4.321,50");
  await cell(other).click();
  await other.keyboard.type("900");
  await other.keyboard.press("Enter");
  await expect(cell(page)).toContainText("900");
  await context.close();
});

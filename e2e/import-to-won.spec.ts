import { expect, test, type Page } from "@playwright/test";
import { demoLogin } from "@/scripts/stack/demo";
import { card, cardIn, dragByMouse } from "./support/board";
import { apiClient, appUrl, signIn } from "./support/product";

const bruno = { email: "bruno@demo.loved.example", password: demoLogin.password };
const live = { timeout: 5_000 };
const won = "Helena Importada";
const moved = "Igor Importado";

/** As a Brazilian spreadsheet saves it: semicolons, decimal commas, one person twice, one row that is wrong. */
const file = [
  "Nome;Telefone;E-mail;Empresa;Valor",
  `${won};(11) 97777-0001;helena@importada.example;Padaria Azul;1.500,00`,
  "Helena outra vez;11 7777-0001;;Padaria Azul;",
  `${moved};(11) 97777-0002;igor@importado.example;Padaria Azul;900,00`,
  "Endereço Errado;12;sem arroba;;",
].join("\r\n");

test("a file is taken in without its duplicates, and two people work its leads on the board until one is won", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  const colleague = await (await browser.newContext()).newPage();
  await signIn(page);
  await signIn(colleague, bruno);
  await colleague.goto(appUrl("/pt-BR/admin/crm/pipeline"));
  await expect(colleague.getByTestId("board")).toBeVisible();

  await test.step("the file is looked through, counted and taken in", () => importFile(page));
  await test.step("what came in is shown, and nothing else", async () => {
    await page.getByRole("link", { name: "Ver importados" }).click();
    await expect(page.getByTestId("list-footer")).toContainText("2 leads");
    for (const name of [won, moved]) await expect(page.getByTestId("lead-table")).toContainText(name);
  });
  await test.step("the colleague's board has both without a reload", async () => {
    for (const name of [won, moved]) await expect(cardIn(colleague, 0, name)).toBeVisible(live);
  });
  await test.step("both move a lead at once, and each sees the other's", async () => {
    await page.goto(appUrl("/pt-BR/admin/crm/pipeline"));
    await expect(cardIn(page, 0, won)).toBeVisible();
    await Promise.all([win(page), dragByMouse(colleague, moved, 1)]);
    await expect(cardIn(page, 1, moved)).toBeVisible(live);
    const { data } = await (await apiClient(page.request, demoLogin)).get<Stages>("/crm/pipeline/stages");
    const column = data.findIndex(({ stage_type }) => stage_type === "won");
    await expect(cardIn(colleague, column, won)).toBeVisible(live);
  });
  await test.step("the deal is won for everybody", async () => {
    const api = await apiClient(page.request, demoLogin);
    const { data } = await api.get<Leads>("/crm/leads");
    const lead = data.find(({ full_name }) => full_name === won);
    expect(lead).toMatchObject({ status: "won", estimated_value: "1500.00" });
  });
});

type Stages = { data: { stage_type: string }[] };
type Leads = { data: { full_name: string; status: string; estimated_value: string }[] };

async function importFile(page: Page): Promise<void> {
  await page.goto(appUrl("/pt-BR/admin/crm/leads/import"));
  await expect(async () => {
    await page.locator('input[type="file"]').setInputFiles({
      name: "carteira.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(file, "latin1"),
    });
    await expect(page.getByText("carteira.csv: 4 linhas")).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 15_000 });
  const counts = page.getByRole("status").filter({ hasText: "Criado" });
  await expect(counts).toContainText("Criado: 2");
  await expect(counts).toContainText("Já existia: 1");
  await expect(counts).toContainText("Com erro: 1");
  await page.getByRole("button", { name: "Importar 2 leads" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Importação concluída" })).toBeVisible({
    timeout: 20_000,
  });
}

/** By the card's menu, the way without dragging. */
async function win(page: Page): Promise<void> {
  await card(page, won).click({ button: "right" });
  await page.getByRole("menuitemradio", { name: /Ganh/ }).click();
}

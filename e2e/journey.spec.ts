import { expect, test, type Browser, type Page } from "@playwright/test";
import { demoAccounts } from "@/emulators/whatsapp";
import { cardIn, dragByMouse, dragByTouch, moveByKeyboard } from "./support/board";
import { apiClient, appUrl, emulatorUrl, mailedLink, signIn, writeFromPhone } from "./support/product";

const number = demoAccounts[0];
const admin = {
  full_name: "Helena Prado",
  email: "helena@aurora.example",
  password: "uma senha bem comprida",
};
const seller = { full_name: "Tiago Reis", email: "tiago@aurora.example", password: "outra senha comprida" };
const lead = { name: "Mariana Souza", phone: "+55 11 98765-4321", waId: "5511987654321" };

/** The issue says one second; a loaded machine gets a little more before we call it broken. */
const live = { timeout: 3_000 };

/** From an empty browser to a moved deal: what a new customer does on the first day. */
test("a lead writes, the agent answers, a seller takes over and moves the deal", async ({ browser }) => {
  const office = await browser.newContext();
  const adminPage = await office.newPage();
  const phone = await (await browser.newContext({ viewport: { width: 400, height: 800 } })).newPage();
  const sellerPage = await (await browser.newContext()).newPage();

  await test.step("registers and confirms the e-mail", () => register(adminPage));
  await test.step("connects WhatsApp", () => connectWhatsApp(adminPage));
  await test.step("invites a seller, who joins", () => inviteSeller(adminPage, sellerPage));

  await test.step("a person writes; card and conversation appear without a reload", async () => {
    await adminPage.goto(appUrl("/pt-BR/admin/crm/pipeline"));
    await expect(adminPage.getByTestId("board")).toBeVisible();
    await sellerPage.goto(appUrl("/pt-BR/admin/crm/inbox"));
    await expect(sellerPage.getByRole("heading", { name: "Conversas", level: 1 })).toBeVisible();
    await phone.goto(emulatorUrl(`/phone?to=${number.phoneNumberId}&from=${lead.waId}`));
    await writeFromPhone(phone.request, {
      from: lead.phone,
      profile_name: lead.name,
      to_phone_number_id: number.phoneNumberId,
      text: "Oi, quero um site",
    });
    await expect(cardIn(adminPage, 0, lead.name)).toBeVisible(live);
    await expect(sellerPage.getByTestId("conversation-row").filter({ hasText: lead.name })).toBeVisible(live);
  });

  await test.step("the agent answers in the lead's language", async () => {
    await expect(phone.getByText(/Oi, Mariana, .*quanto quer investir\?/).last()).toBeVisible({
      timeout: 4_000,
    });
  });

  await test.step("the seller takes over and answers; the ticks turn blue", async () => {
    await sellerPage.getByTestId("conversation-row").filter({ hasText: lead.name }).click();
    await sellerPage.getByTestId("take-over").click();
    await expect(sellerPage.getByTestId("take-over")).toBeHidden();
    await sellerPage.getByTestId("composer").fill("Oi, Mariana, aqui é o Tiago. Já te mando ideias.");
    await sellerPage.keyboard.press("Enter");
    const bubble = sellerPage.getByTestId("message-bubble").filter({ hasText: "aqui é o Tiago" });
    await expect(bubble).toBeVisible();
    await expect(phone.getByText("aqui é o Tiago").last()).toBeVisible(live);
    await expect(bubble).toHaveAttribute("data-status", "read", { timeout: 10_000 });
  });

  await test.step("the agent stays silent from now on", async () => {
    await writeFromPhone(phone.request, {
      from: lead.phone,
      profile_name: lead.name,
      to_phone_number_id: number.phoneNumberId,
      text: "Perfeito, obrigada",
    });
    await expect(
      sellerPage.getByTestId("message-bubble").filter({ hasText: "Perfeito, obrigada" }),
    ).toBeVisible(live);
    const api = await apiClient(sellerPage.request, seller);
    const { data } = await api.get<{ data: { id: string; handler: string }[] }>("/crm/conversations");
    expect(data[0]?.handler).toBe("human");
  });

  await test.step("the card moves by mouse, keyboard and touch; the other browser sees it", async () => {
    await sellerPage.goto(appUrl("/pt-BR/admin/crm/pipeline"));
    await expect(cardIn(sellerPage, 0, lead.name)).toBeVisible();
    await dragByMouse(adminPage, lead.name, 1);
    await expect(cardIn(adminPage, 1, lead.name)).toBeVisible();
    await expect(cardIn(sellerPage, 1, lead.name)).toBeVisible(live);
    await moveByKeyboard(sellerPage, lead.name, "ArrowRight");
    await expect(cardIn(sellerPage, 2, lead.name)).toBeVisible();
    await expect(cardIn(adminPage, 2, lead.name)).toBeVisible(live);
    await moveOnAPhone(browser);
    await expect(cardIn(adminPage, 3, lead.name)).toBeVisible({ timeout: 5_000 });
  });

  await test.step("a stale move is refused and the card shows where it really is", () =>
    staleMove(browser, adminPage));
  await test.step("timeline and audit log have it", () => readTrail(adminPage));
});

async function register(page: Page): Promise<void> {
  await page.goto(appUrl("/pt-BR"));
  await page.getByRole("link", { name: "Criar conta" }).first().click();
  await page.getByLabel("Seu nome").fill(admin.full_name);
  await page.getByLabel("Nome da empresa").fill("Aurora Imóveis");
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Senha", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Criar conta" }).click();
  await page.waitForURL("**/pt-BR/admin/crm");
  await page.goto(await mailedLink(page.request, admin.email));
  await expect(page.getByText("E-mail confirmado")).toBeVisible();
}

async function connectWhatsApp(page: Page): Promise<void> {
  await page.goto(appUrl("/pt-BR/admin/settings/integrations/whatsapp"));
  const form = page.locator("form").filter({ has: page.locator('[name="access_token"]') });
  await form.locator('[name="phone_id"]').fill(number.phoneNumberId);
  await form.locator('[name="access_token"]').fill("um-token-errado");
  await form.locator('[name="waba_id"]').fill(number.wabaId);
  await form.locator('button[type="submit"]').click();
  await expect(page.getByText("A Meta recusou este token")).toBeVisible();
  await form.locator('[name="access_token"]').fill(number.accessToken);
  await form.locator('button[type="submit"]').click();
  await expect(page.getByTestId("webhook-url")).toContainText("/api/webhooks/whatsapp/");
  await expect(page.getByTestId("verify-token")).not.toBeEmpty();
}

async function inviteSeller(adminPage: Page, sellerPage: Page): Promise<void> {
  const { organization } = await apiClient(adminPage.request, admin);
  const answer = await adminPage.request.post(appUrl("/api/organizations/invite-member"), {
    data: { email: seller.email, role: "sales" },
    headers: { origin: appUrl(), "sec-fetch-site": "same-origin", "x-org-id": organization.id },
  });
  expect(answer.status()).toBe(201);
  await sellerPage.goto(await mailedLink(sellerPage.request, seller.email));
  await sellerPage.getByLabel("Seu nome").fill(seller.full_name);
  await sellerPage.getByLabel("Senha", { exact: true }).fill(seller.password);
  await sellerPage.getByRole("button", { name: "Aceitar convite" }).click();
  await sellerPage.waitForURL("**/admin/crm");
  await adminPage.goto(appUrl("/pt-BR/admin/settings/team"));
  await expect(adminPage.getByTestId("member-row").filter({ hasText: seller.full_name })).toBeVisible();
  await adminPage.goto(appUrl("/pt-BR/admin/crm/pipeline"));
}

async function moveOnAPhone(browser: Browser): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await signIn(page, admin);
  await page.goto(appUrl("/pt-BR/admin/crm/pipeline"));
  await expect(cardIn(page, 2, lead.name)).toBeVisible();
  await dragByTouch(page, lead.name, 3);
  await expect(cardIn(page, 3, lead.name)).toBeVisible();
  await context.close();
}

/** A browser that hears nothing moves a card that somebody else has moved meanwhile. */
async function staleMove(browser: Browser, adminPage: Page): Promise<void> {
  const context = await browser.newContext();
  const deaf = await context.newPage();
  await deaf.routeWebSocket(/\/app\//, () => undefined);
  await signIn(deaf, admin);
  await deaf.goto(appUrl("/pt-BR/admin/crm/pipeline"));
  await expect(cardIn(deaf, 3, lead.name)).toBeVisible();
  await dragByMouse(adminPage, lead.name, 4);
  await expect(cardIn(adminPage, 4, lead.name)).toBeVisible();
  const moved = deaf.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/pipeline"),
  );
  await dragByMouse(deaf, lead.name, 1);
  await moved;
  await expect(cardIn(deaf, 4, lead.name)).toBeVisible();
  await expect(deaf.getByText(/mexeu em/).first()).toBeVisible();
  await context.close();
}

async function readTrail(page: Page): Promise<void> {
  const api = await apiClient(page.request, admin);
  const leads = await api.get<{ data: { id: string; full_name: string; version: number }[] }>("/crm/leads");
  const moved = leads.data.find(({ full_name }) => full_name === lead.name);
  expect(moved).toBeDefined();
  const trail = await api.get<{ data: { activity_type: string }[] }>(`/crm/leads/${moved?.id}/activities`);
  const kinds = trail.data.map(({ activity_type }) => activity_type);
  expect(kinds.filter((kind) => kind === "stage_change")).toHaveLength(4);
  expect(kinds).toContain("taken_over");
  const audit = await api.get<{ data: { action: string; resource_id: string }[] }>(
    `/audit-logs?action=lead.move`,
  );
  expect(audit.data.filter(({ resource_id }) => resource_id === moved?.id)).toHaveLength(4);
  const stale = await api.patch(`/crm/leads/${moved?.id}/stage`, {
    new_stage_id: (await api.get<{ data: { id: string }[] }>("/crm/pipeline/stages")).data[0]?.id,
    version: 1,
  });
  expect(stale.status()).toBe(409);
  expect(await stale.json()).toMatchObject({ code: "version_conflict", current: { id: moved?.id } });
}

import { expect, test } from "@playwright/test";
import { demoLogin } from "@/scripts/stack/demo";
import { appUrl, signIn } from "./support/product";

const carla = { email: "carla@demo.loved.example", password: demoLogin.password };
const live = { timeout: 5_000 };

/** A seller's morning: what is due, a lead's next step, and a colleague who is told at once. */
test("a task is written, done, and asks for the next step; a mention rings the colleague's bell", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  const colleague = await (await browser.newContext()).newPage();
  await signIn(page);
  await signIn(colleague, carla);

  await test.step("one line makes a task of tomorrow, by keyboard only", async () => {
    await page.goto(appUrl("/pt-BR/admin/crm/tasks"));
    await expect(page.getByTestId("day-page")).toBeVisible();
    // The page is there before its shortcuts are.
    await expect(async () => {
      await page.keyboard.press("n");
      await expect(page.getByTestId("quick-task").getByRole("textbox")).toBeFocused({ timeout: 200 });
    }).toPass({ intervals: [100], timeout: 10_000 });
    await page.keyboard.type("Ligar para o contador amanhã 15h");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("tasks-tomorrow")).toContainText("Ligar para o contador");
    await expect(page.getByTestId("tasks-tomorrow")).toContainText("15:00");
  });

  await test.step("done, and taken back", async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "Concluir Ligar para o contador" }).click();
    await expect(page.getByTestId("tasks-done")).toContainText("Ligar para o contador");
    await page
      .getByRole("region", { name: /Avisos/ })
      .getByRole("button", { name: "Desfazer" })
      .click();
    await expect(page.getByTestId("tasks-tomorrow")).toContainText("Ligar para o contador");
  });

  await test.step("the last step of a lead asks for the next one", async () => {
    await page.goto(appUrl("/pt-BR/admin/crm/tasks?who=all"));
    // Hers, so that she sees what she is told of.
    const hers = page.getByRole("img", { name: "Carla Mendes" });
    const overdue = page.getByTestId("tasks-overdue").getByTestId("task-row").filter({ has: hers });
    const href = await overdue.first().getByRole("link").getAttribute("href");
    await page.goto(appUrl(href ?? ""));
    const block = page.getByTestId("lead-tasks");
    await expect(block).toHaveAttribute("data-next-step", "overdue");
    await block.getByRole("checkbox").click();
    const question = page.getByTestId("next-step-dialog");
    await question.getByRole("button", { name: "Ligar amanhã" }).click();
    await question.getByRole("textbox").press("Enter");
    await expect(question).toBeHidden();
    await expect(block).toHaveAttribute("data-next-step", "planned");
  });

  await test.step("whoever is mentioned is told without a reload, and led there", async () => {
    const note = page.getByTestId("lead-timeline").getByRole("textbox").first();
    await note.fill("Veja isto, @carl");
    await expect(page.getByTestId("mention-list")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(note).toHaveValue("Veja isto, @Carla Mendes ");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByTestId("lead-timeline")).toContainText("Veja isto, @Carla Mendes");
    await colleague.getByRole("button", { name: "Notificações: 1 nova" }).click(live);
    const told = colleague.getByTestId("notification");
    await expect(told.first()).toContainText("mencionou você");
    await told.first().getByRole("link").click();
    await expect(colleague.getByTestId("lead-timeline")).toContainText("Veja isto, @Carla Mendes");
    await expect(colleague.getByRole("button", { name: "Notificações", exact: true })).toBeVisible();
  });
});

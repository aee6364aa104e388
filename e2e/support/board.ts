import { expect, type Locator, type Page } from "@playwright/test";

export const columns = (page: Page): Locator => page.getByTestId("board-column");
export const card = (page: Page, name: string): Locator => page.getByTestId("lead-card").filter({ hasText: name });
export const cardIn = (page: Page, column: number, name: string): Locator =>
  columns(page).nth(column).getByTestId("lead-card").filter({ hasText: name });

/** Drags like a hand: press, move a little, travel, let go. */
export async function dragByMouse(page: Page, name: string, toColumn: number): Promise<void> {
  const from = await boxOf(card(page, name));
  const to = await boxOf(columns(page).nth(toColumn));
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 6, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 90, { steps: 16 });
  await page.mouse.up();
}

/** Long-press, travel, let go, through the browser's own touch events. */
export async function dragByTouch(page: Page, name: string, toColumn: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const from = await boxOf(card(page, name));
  const to = await boxOf(columns(page).nth(toColumn));
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: Math.min(to.x + 40, (page.viewportSize()?.width ?? 400) - 8), y: to.y + 120 };
  const touch = (type: "touchStart" | "touchMove", point: { x: number; y: number }) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: [point] });
  await touch("touchStart", start);
  // The card says itself when the long press has lifted it.
  await expect(page.locator("[data-dragging]").first()).toBeAttached();
  for (let step = 1; step <= 20; step += 1) {
    await touch("touchMove", {
      x: start.x + ((end.x - start.x) * step) / 20,
      y: start.y + ((end.y - start.y) * step) / 20,
    });
  }
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Space lifts, arrows travel, Space drops. */
export async function moveByKeyboard(page: Page, name: string, arrow: "ArrowRight" | "ArrowLeft"): Promise<void> {
  await card(page, name).getByRole("link").first().focus();
  await page.keyboard.press("Space");
  await expect(page.locator("[data-dragging]").first()).toBeAttached();
  await page.keyboard.press(arrow);
  await page.keyboard.press("Space");
}

async function boxOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error("nothing to drag");
  return box;
}

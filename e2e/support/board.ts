import { expect, type Locator, type Page } from "@playwright/test";

export const columns = (page: Page): Locator => page.getByTestId("board-column");
export const card = (page: Page, name: string): Locator =>
  page.getByTestId("lead-card").filter({ hasText: name });
export const cardIn = (page: Page, column: number, name: string): Locator =>
  columns(page).nth(column).getByTestId("lead-card").filter({ hasText: name });

/** Drags like a hand: press, move a little, travel, let go. */
export async function dragByMouse(page: Page, name: string, toColumn: number): Promise<void> {
  // The target first: bringing it into view moves the board under the card.
  const to = await boxOf(columns(page).nth(toColumn));
  const from = await boxOf(card(page, name));
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 6, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 90, { steps: 16 });
  await page.mouse.up();
}

/**
 * Long-press, travel, let go, through the browser's own touch events. On a phone the other column is off the screen:
 * the finger waits at the edge until the board has scrolled it in.
 */
export async function dragByTouch(page: Page, name: string, toColumn: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const width = page.viewportSize()?.width ?? 400;
  const from = await boxOf(card(page, name));
  const y = from.y + from.height / 2;
  const touch = (type: "touchStart" | "touchMove", x: number) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x, y }] });
  await touch("touchStart", from.x + from.width / 2);
  // The card says itself when the long press has lifted it.
  await expect(page.locator("[data-dragging]").first()).toBeAttached();
  // As a thumb does: to the edge while the column is out of sight, onto the column when it is there, and off only when
  // the card shows in it. The board goes on scrolling under a finger at its edge, however late we look.
  let jitter = 0;
  await expect(async () => {
    jitter = (jitter + 1) % 3;
    const box = await columns(page).nth(toColumn).boundingBox();
    const middle = box ? box.x + box.width / 2 : width;
    if (middle > width * 0.85) await touch("touchMove", width - 6 - jitter);
    else if (middle < width * 0.15) await touch("touchMove", 6 + jitter);
    else await touch("touchMove", middle - jitter);
    expect(await cardIn(page, toColumn, name).count()).toBe(1);
  }).toPass({ intervals: [50], timeout: 15_000 });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Space lifts, arrows travel, Space drops. */
export async function moveByKeyboard(
  page: Page,
  name: string,
  arrow: "ArrowRight" | "ArrowLeft",
): Promise<void> {
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

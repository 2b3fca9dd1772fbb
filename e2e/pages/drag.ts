import type { Locator, Page } from "@playwright/test";

/** Drags with the real mouse from the middle of one thing to the middle of another, in steps. */
export async function dragTo(
  page: Page,
  from: Locator,
  to: Locator,
  beforeDrop: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++) {
    const share = step / 12;
    await page.mouse.move(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
  }
  await beforeDrop();
  await page.mouse.up();
}

async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error("not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

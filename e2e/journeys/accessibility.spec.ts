import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).analyze();
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}`),
  );
}

for (const theme of ["light", "dark"] as const) {
  test(`no screen breaks a rule of axe, ${theme}`, async ({ host }) => {
    const { page } = host;
    const app = underlay(page);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await test.step("start", async () => expect(await violations(page)).toEqual([]));
    await app.openTemplate("AKS Edge Essentials", "Scalable");
    await test.step("editor", async () => expect(await violations(page)).toEqual([]));
    await app.select("line4-node-a");
    await app.fill("Address", "192.168.0.12");
    await expect(app.problems).toContainText("UL-ADDR-008");
    await test.step("editor with a problem", async () =>
      expect(await violations(page)).toEqual([]));
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    await test.step("command palette", async () => expect(await violations(page)).toEqual([]));
    await app.run("What the platform says");
    await expect(page.getByRole("dialog")).toContainText("is judged by the documents of");
    await test.step("what the platform says", async () =>
      expect(await violations(page)).toEqual([]));
    await page.getByRole("tab", { name: /Where sources disagree/ }).click();
    await test.step("where sources disagree", async () =>
      expect(await violations(page)).toEqual([]));
  });
}

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("problems are previewed, mended all at once, accepted and taken back", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  for (const [node, address] of [
    ["line4-node-a", "192.168.9.11"],
    ["line4-node-b", "192.168.9.12"],
  ] as const) {
    await app.select(node);
    await app.fill("Address", address);
  }
  const rows = app.problems.getByRole("row", { name: /UL-ADDR-005/ });
  await expect(rows).toHaveCount(2);
  const open = () => rows.first().getByRole("button", { name: "Preview, waive and more" }).click();
  const dialog = page.getByRole("dialog");

  await test.step("the preview says what changes; all of a kind are one step of undo", async () => {
    await open();
    await expect(page.getByRole("menuitem", { name: /next free/ }).first()).toContainText("→");
    await page.getByRole("menuitem", { name: /^Preview/ }).click();
    await expect(dialog.getByRole("row", { name: /address 192\.168\.9\.11/ })).toBeVisible();
    await dialog.getByRole("button", { name: "Fix all 2 of this kind" }).click();
    await expect(rows).toHaveCount(0);
    await expect(app.undoButton).toHaveAccessibleName(/Undo fix 2 problems of UL-ADDR-005/);
    await app.undoButton.click();
    await expect(rows).toHaveCount(2);
  });

  await test.step("a waiver wants a reason and an owner", async () => {
    await open();
    await page.getByRole("menuitem", { name: "Waive…" }).click();
    await dialog.getByRole("button", { name: "Waive", exact: true }).click();
    await expect(dialog).toContainText("Say why this is acceptable.");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Moves on Friday.");
    await dialog.getByRole("textbox", { name: "Owner" }).fill("J. Doe");
    await dialog.getByRole("button", { name: "30 days" }).click();
    await dialog.getByRole("button", { name: "Waive", exact: true }).click();
    await expect(rows).toHaveCount(1);
  });

  await test.step("what is accepted stays in sight, and can be taken back", async () => {
    await app.problems.getByRole("button", { name: "1 waived" }).click();
    await expect(app.problems).toContainText("Moves on Friday.");
    await app.problems.getByRole("button", { name: "Take back" }).click();
    await expect(app.problems.getByRole("button", { name: /waived/ })).toHaveCount(0);
    await expect(rows).toHaveCount(2);
  });

  await test.step("each check can be compared with a full one", async () => {
    await app.run("Compare each check");
    const foot = page.getByRole("contentinfo");
    await expect(foot).toContainText("Verified against a full check");
    await app.select("line4-node-c");
    await app.fill("Address", "192.168.9.13");
    await expect(rows).toHaveCount(3);
    await expect(foot).toContainText("Verified against a full check");
  });
});

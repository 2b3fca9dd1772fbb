import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("a wrong address is shown in five places, and one fix mends it in one step", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await app.select("line4-node-a");
  await app.fill("Address", "192.168.9.11");

  await test.step("at the field, on the card, in the outline, in the list and in the status bar", async () => {
    await expect(app.inspector).toContainText("is outside 192.168.0.0/24");
    await expect(app.card("node VM line4-node-a")).toHaveAccessibleName(/1 error/);
    await expect(app.row("line4-node-a")).toContainText("1 error");
    await expect(app.problems).toContainText("UL-ADDR-005");
    await expect(page.getByRole("contentinfo")).toContainText(/\d error/);
  });

  await test.step("the fix is one step of undo, and undo names it", async () => {
    await app.inspector
      .getByRole("button", { name: /next free address/ })
      .first()
      .click();
    await expect(app.problems).not.toContainText("UL-ADDR-005");
    await expect(app.undoButton).toHaveAccessibleName(/Undo change address/i);
    await app.undoButton.click();
    await expect(app.problems).toContainText("UL-ADDR-005");
    await app.redoButton.click();
    await expect(app.problems).not.toContainText("UL-ADDR-005");
  });
});

test("text that is no address is kept, and said to be none", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await app.select("line4-node-b");
  await app.fill("Address", "192.168.0.256");
  await expect(app.problems).toContainText("UL-ADDR-001");
  await expect(app.field("Address")).toHaveValue("192.168.0.256");
});

test("a short address is completed from the network", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await app.select("line4-node-c");
  await app.fill("Address", ".33");
  await expect(app.field("Address")).toHaveValue("192.168.0.33");
  await expect(app.card("node VM line4-node-c")).toHaveAccessibleName(/192\.168\.0\.33/);
});

test("problems are walked through and mended by keyboard alone", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await app.select("line4-node-a");
  await app.fill("Address", "192.168.0.12");
  await expect(app.problems).toContainText("UL-ADDR-008");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+.");
  await expect(app.problems).not.toContainText("UL-ADDR-008");
});

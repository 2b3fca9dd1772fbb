import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("a single machine design switched to scalable shows what has to change", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Single machine");
  await app.select("Cell 4");
  await app.inspector
    .getByRole("radio", { name: "Scalable" })
    .or(app.inspector.getByRole("button", { name: "Scalable" }))
    .first()
    .click();
  await expect(app.problems).toContainText("UL-ADDR-027");
  await expect(app.problems).toContainText("UL-VIP-009");
  await expect(app.problems).toContainText(/UL-SWITCH-003/);
  await expect(page.getByRole("contentinfo")).toContainText(/scalable/i);
  await app.undoButton.click();
  await expect(page.getByRole("contentinfo")).toContainText("No problems");
});

test("what a platform says can be read with its sources, and another edition chosen", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS hybrid container networking", "Static IP");
  await expect(page.getByRole("contentinfo")).toContainText("AKS hybrid container networking");
  await expect(page.getByRole("contentinfo")).toContainText("No problems");
  await app.select("Line 2");
  await app.inspector.getByRole("button", { name: "What the platform says" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Line 2 is judged by the documents of November 2024");
  const plugin = dialog.getByRole("row", { name: /^Mode of the plug-in/ });
  await expect(plugin).toContainText("Fixed");
  await expect(plugin).toContainText("Container networking, AKS hybrid (October 2022)");
  await dialog.getByRole("tab", { name: /Where sources disagree/ }).click();
  await expect(dialog).toContainText("AMB-06");
  await expect(dialog).toContainText("Shared within one cluster only");
  await page.keyboard.press("Escape");

  await app.inspector.getByRole("button", { name: /Documents/ }).click();
  await page.getByRole("option", { name: /May 2022/ }).click();
  await app.inspector.getByRole("button", { name: "What the platform says" }).click();
  await expect(dialog).toContainText("May 2022");
  await expect(dialog.getByRole("row", { name: /^Kept for updates/ }).last()).toContainText("5");
});

test("a value that the platform fixes is locked with its reason and its source", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS hybrid container networking", "Static IP");
  await app.select("line");
  await app.inspector.getByRole("button", { name: /^Plug-in/ }).click();
  const mode = app.inspector.locator('[data-key="pluginMode"]');
  await expect(mode.getByRole("button", { name: /Overlay/ })).toBeDisabled();
  await expect(mode).toContainText("Both plug-ins work as overlays.");
  await mode.getByRole("button", { name: "Mode of the plug-in is automatic: why?" }).hover();
  await expect(page.getByRole("tooltip")).toContainText("Container networking, AKS hybrid");
});

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

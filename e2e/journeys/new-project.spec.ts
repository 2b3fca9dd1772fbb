import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("a new project is laid out for the numbers that were asked for", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  const create = dialog.getByRole("button", { name: "Create" });
  const field = (label: string) => dialog.getByRole("textbox", { name: label, exact: true });
  await field("Name").fill("Halle 9");
  await dialog.getByRole("button", { name: /Start from/ }).click();
  await page.getByRole("option", { name: /AKS on Azure Stack HCI, static IP/ }).click();
  await expect(field("Workers of cluster A")).toHaveValue("5");

  await field("AKS network").fill("10.70.0.0/27");
  await field("VLAN ID").fill("170");
  await expect(field("AKS network")).toHaveAccessibleDescription(
    /this design needs 33 .*Use a \/26/,
  );
  await expect(create).toBeDisabled();
  await test.step("axe on the dialog", async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  await field("AKS network").fill("10.70.0.0/26");
  await field("Workers of cluster A").fill("6");
  await create.click();
  await expect(app.saved).toBeVisible();
  await expect(app.card("segment node-net")).toContainText("10.70.0.0/26");
  await expect(app.card("node VM a-w6")).toBeVisible();
  await expect(page.getByRole("contentinfo")).not.toContainText("error");
  await app.select("node-net");
  await expect(app.field("VLAN ID")).toHaveValue("170");
});

test("the start screen offers the mixed site and the sample beside the platforms", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  const templates = page.getByRole("region", { name: "Templates" });
  await expect(templates.getByRole("heading", { name: "Several platforms" })).toBeVisible();
  await app.openTemplate("Sample", "Plant Hamburg");
  await expect(app.problems).toContainText("UL-DHCP");
});

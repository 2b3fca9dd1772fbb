import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

function planner(page: Page) {
  const panel = page.getByRole("tabpanel", { name: "Plan" });
  return {
    panel,
    field: (label: string) => panel.getByRole("textbox", { name: label, exact: true }),
    steps: panel.getByRole("list", { name: "Steps of the sums" }),
    proposal: panel.getByRole("region", { name: "Proposal" }),
    press: (name: string) => panel.getByRole("button", { name, exact: true }).click(),
  };
}

test("room for two more clusters is planned, looked at and applied as one step", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS on Azure Stack HCI", "Static IP");
  await app.run("Plan addresses");
  const plan = planner(page);

  await test.step("the sums follow what is typed, with each step in words", async () => {
    await expect(plan.steps).toContainText("Node VM pool: 3 + 10 + 6 = 19");
    await plan.field("Further clusters").fill("2");
    await plan.field("Workers each").fill("6");
    await expect(plan.steps).toContainText("Node VM pool: 3 + 10 + 6 + 9 + 9 = 37");
    await plan.field("Workers each").fill("six");
    await expect(plan.panel).toContainText("Write a whole number from 0 to 200.");
    await plan.field("Workers each").fill("6");
  });

  await test.step("how far a pool may go with every rule green", async () => {
    await plan.press("How far may it go? VIP pool of vnet1");
    await expect(
      plan.panel.getByRole("list", { name: "Safe values of VIP pool of vnet1" }),
    ).toContainText("End: 10.20.30.34–10.20.30.62");
  });

  await test.step("the result is shown on the drawing, and nothing is changed yet", async () => {
    await expect(plan.proposal).toContainText("10.20.30.2–10.20.30.38");
    await plan.press("Show on the drawing");
    await expect(plan.proposal).toContainText("Nothing is changed yet.");
    await expect(app.card("AKS virtual network vnet1")).toContainText(".38");
    await expect(app.undoButton).toBeDisabled();
    await plan.press("Show the design as it is");
    await expect(app.card("AKS virtual network vnet1")).not.toContainText(".38");
  });

  await test.step("applying is one step of undo", async () => {
    await plan.press("Apply the plan");
    await expect(app.undoButton).toHaveAccessibleName(/Undo apply the plan of vnet1/i);
    await expect(plan.proposal).toContainText("Everything fits as it is.");
    await expect(app.card("AKS virtual network vnet1")).toContainText(".38");
    await app.undoButton.click();
    await expect(app.card("AKS virtual network vnet1")).not.toContainText(".38");
  });
});

test("how the site counts virtual addresses is chosen beside the sums, each change one step of undo", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS on Azure Stack HCI", "Static IP");
  await app.run("Plan addresses");
  const { panel } = planner(page);
  const total = panel.getByRole("status");
  const mode = panel.getByRole("button", { name: /by port|one each/ });
  const hostApi = panel.getByRole("checkbox", { name: "Count the API server of the AKS host" });
  await expect(total).toContainText("19 for nodes and updates, 6 virtual");
  await expect(mode).toContainText("Within a cluster, by port");
  await expect(hostApi).toBeChecked();

  await hostApi.press("Space");
  await expect(total).toContainText("5 virtual");
  await expect(panel).toContainText("Everything fits as it is.");
  await mode.click();
  await page.getByRole("option", { name: "Never, one each" }).click();
  await expect(mode).toContainText("Never, one each");
  await expect(total).toContainText("6 virtual");
  await expect(app.undoButton).toHaveAccessibleName(/Undo change services share addresses/i);
  await app.undoButton.click();
  await expect(total).toContainText("5 virtual");
  await expect(app.undoButton).toHaveAccessibleName(/Undo change count the API server/i);
});

test("beside a DHCP scope the plan finds room for a block, and proves it by intervals", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS on Azure Stack HCI", "DHCP");
  await app.run("Plan addresses");
  const { panel, field } = planner(page);
  await expect(panel.getByRole("table", { name: "Exclusions of node-scope" })).toContainText(
    "10.20.30.29–10.20.30.33virtual",
  );
  const room = panel.getByRole("list", { name: "Room beside node-scope" });
  await expect(room).toContainText("10.20.30.34–10.20.30.52: 12 places");
  await field("Find room for this many in a row").fill("12");
  await expect(room).toContainText("10.20.30.34–10.20.30.52: 8 places");
  await field("Find room for this many in a row").fill("30");
  await expect(panel).toContainText("Nowhere beside node-scope are 30 free in a row.");
  await expect(panel.getByRole("table", { name: "Room beside node-scope, proof" })).toContainText(
    "free, too short for the block",
  );
});

test("what is pinned is never moved, and the plan says what stands in its way", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS on Azure Stack HCI", "Static IP");
  await app.select("vnet1");
  await app.inspector.getByRole("button", { name: "Planning" }).click();
  await app.inspector.getByRole("checkbox", { name: "Virtual IP pool" }).press("Space");
  await app.run("Plan addresses");
  const plan = planner(page);
  await plan.field("Further clusters").fill("1");
  await expect(plan.proposal).toContainText("VIP pool is pinned to 10.20.30.29–10.20.30.33");
  await expect(plan.panel.getByRole("button", { name: "Apply the plan" })).toHaveCount(0);
});

test("the planner works by keyboard alone and breaks no rule of axe", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await app.openTemplate("Azure Stack Edge", "");
  await app.run("Plan addresses");
  const plan = planner(page);
  const services = plan.field("Further services");
  await services.focus();
  for (let i = 0; i < 7; i += 1) await page.keyboard.press("ArrowUp");
  await expect(services).toHaveValue("7");
  await expect(plan.steps).toContainText("2 for nodes + 8 for services = 10");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
  ).toEqual([]);
  const apply = plan.panel.getByRole("button", { name: "Apply the plan" });
  for (let i = 0; i < 10 && !(await apply.evaluate((it) => it === document.activeElement)); i += 1)
    await page.keyboard.press("Tab");
  await expect(apply).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.undoButton).toHaveAccessibleName(/Undo apply the plan of edge-cluster/i);
});

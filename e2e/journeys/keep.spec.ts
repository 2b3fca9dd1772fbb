import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("after a kill everything is there, undo included", async ({ host }) => {
  let app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await app.select("line4-node-a");
  await app.fill("Address", "192.168.0.44");
  await expect(app.saved).toBeVisible();
  await host.kill();
  await host.restart();

  app = underlay(host.page);
  await expect(host.page.getByText(/Recovered/)).toBeVisible();
  await host.page
    .getByRole("button", { name: /^Open/ })
    .filter({ hasText: /^Open$/ })
    .first()
    .click();
  await expect(app.card("node VM line4-node-a")).toHaveAccessibleName(/192\.168\.0\.44/);
  await expect(app.undoButton).toHaveAccessibleName(/Undo change address/i);
  await app.undoButton.click();
  await expect(app.card("node VM line4-node-a")).toHaveAccessibleName(/192\.168\.0\.11/);
});

test("a closed project is among the recent ones and opens as it was", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Single machine");
  await app.select("office-lan");
  await app.fill("VLAN ID", "12");
  await expect(app.saved).toBeVisible();
  await app.run("Close project");
  await expect(page.getByRole("heading", { name: "Start", level: 1 })).toBeVisible();
  await page
    .getByRole("button", { name: /single machine/i })
    .filter({ hasText: /revision|element|Today|ago|just/i })
    .first()
    .click();
  await app.select("office-lan");
  await expect(app.field("VLAN ID")).toHaveValue("12");
});

test("the text form goes out and comes back without loss", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  const first = await host.takeFile(() => app.run("Export text form"));
  expect(first.fileName).toMatch(/\.underlay\.json$/);
  const copy = join(host.filesDir, "copy.underlay.json");
  writeFileSync(copy, first.content);
  await app.run("Close project");
  await host.giveFiles(() => page.getByRole("button", { name: "Choose file" }).click(), copy);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Open as (a )?new project/ })
    .click();
  await expect(app.saved).toBeVisible();
  const second = await host.takeFile(() => app.run("Export text form"));
  expect(second.content.toString()).toBe(first.content.toString());
});

test("a copy of the file opens on its own", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Single machine");
  const copy = await host.takeFile(() => app.run("Save a copy"));
  expect(copy.content.subarray(0, 15).toString()).toBe("SQLite format 3");
  await host.openFile(copy.path);
  const again = underlay(host.page);
  await expect(again.card("node VM cell4-ledge")).toBeVisible();
});

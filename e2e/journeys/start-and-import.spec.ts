import { writeFileSync } from "node:fs";
import { inRoot } from "../../scripts/lib/toolchain.mjs";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

const sample = inRoot("src/shared/testing/samples/aks-edge/aksedge-config.schema-1.13.json");

test("a template opens as a complete design without a problem", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Single machine");
  for (const words of [
    "external endpoint Internet",
    "router rt-office",
    "segment office-lan",
    "host pc-cell4",
    "virtual switch aksedgesw-int",
    "NAT nat-edge",
    "node VM cell4-ledge",
  ]) {
    await expect(app.card(words)).toBeVisible();
  }
  await expect(host.page.getByRole("contentinfo")).toContainText("No problems");
});

test("a vendor's configuration is imported, explained and drawn", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await host.giveFiles(() => page.getByRole("button", { name: "Choose file" }).click(), sample);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("AKS Edge Essentials");
  await expect(dialog).toContainText("SchemaVersion");
  await dialog.getByRole("button", { name: /Open as (a )?new project/ }).click();
  await expect(app.saved).toBeVisible();
  for (const words of ["host", "virtual switch", "NAT", "node VM", "segment", "router"]) {
    await expect(app.card(words)).toBeVisible();
  }
  await expect(app.problems).toContainText("UL-X-003");
});

test("fields pasted from an administration page are read, drawn and exported", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  // A key that is pressed before the start screen is there reaches nobody.
  await expect(page.getByRole("button", { name: /^Import/ })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+i");
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Or paste text")
    .fill(
      [
        "Virtual network name: vnet1",
        "Internet-connected virtual switch: External",
        "Subnet prefix: 10.15.100.0/24",
        "Gateway: 10.15.100.1",
        "DNS servers: 10.15.100.5",
        "Kubernetes node IP pool start: 10.15.100.50",
        "Kubernetes node IP pool end: 10.15.100.100",
        "Load balancer IP pool start: 10.15.100.190",
        "Load balancer IP pool end: 10.15.100.195",
      ].join("\n"),
    );
  await dialog.getByRole("button", { name: "Read text" }).click();
  await expect(dialog).toContainText("AKS on Azure Stack HCI");
  await dialog.getByRole("button", { name: /Open as (a )?new project/ }).click();
  await expect(app.saved).toBeVisible();
  await expect(app.card("AKS virtual network vnet1")).toBeVisible();
  const { content, fileName } = await host.takeFile(() =>
    app.run("Export deployment configuration"),
  );
  expect(fileName).toMatch(/\.ps1$/);
  expect(content.toString()).toContain("-k8sNodeIpPoolStart '10.15.100.50'");
});

test("what is no design is refused in words, and nothing is made of it", async ({ host }) => {
  const { page } = host;
  await host.giveFiles(
    () => page.getByRole("button", { name: "Choose file" }).click(),
    inRoot("package.json"),
  );
  await expect(page.getByRole("dialog")).toContainText(/AKS Edge Essentials/);
  await expect(page.getByRole("button", { name: /Open as (a )?new project/ })).toHaveCount(0);
});

test("an import is brought into the open project, item by item, as one step of undo", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await page
    .getByRole("button", { name: /Azure Stack Edge/ })
    .first()
    .click();
  await expect(app.saved).toBeVisible();
  const list = test.info().outputPath("plant.csv");
  writeFileSync(
    list,
    "network name,prefix,vlan,gateway,name,address\ncompute-net,192.168.20.0/24,20,192.168.20.254,plc,192.168.20.7\nlab-net,10.77.0.0/24,77,,,\n",
  );
  await app.run("Import");
  await host.giveFiles(() => page.getByRole("button", { name: "Choose file" }).click(), list);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Bring into this project…" }).click();
  await expect(dialog).toContainText("2 in conflict");
  const conflict = dialog.getByRole("region", { name: "In conflict" });
  await expect(conflict).toContainText("192.168.20.1 → 192.168.20.254");
  await expect(conflict.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await dialog
    .getByRole("region", { name: "Changed" })
    .getByText("Segment compute-net: VLAN ID")
    .click();
  await dialog.getByRole("button", { name: /^Bring in \d+ items?$/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(app.card("segment lab-net")).toBeVisible();
  await app.select("compute-net");
  await expect(app.field("Gateway")).toHaveValue("192.168.20.1");
  await expect(app.field("VLAN ID")).toHaveValue("");
  await app.undoButton.click();
  await expect(app.row("lab-net")).toHaveCount(0);
});

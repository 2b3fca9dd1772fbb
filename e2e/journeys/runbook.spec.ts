import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("the runbook is read beside the drawing and leads into it", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page.keyboard.press("ControlOrMeta+Shift+R");
  const steps = page.getByRole("listbox", { name: "Steps" });
  const preview = page.getByRole("region", { name: "Preview of the runbook" });
  const side = page.getByRole("complementary", { name: "This step" });

  await test.step("a step frames its elements", async () => {
    await steps.getByRole("option", { name: /Deploy line4 on pc-line4-a/ }).click();
    await expect(preview.getByRole("heading", { name: /Deploy line4/ })).toBeInViewport();
    await expect(side.getByRole("button", { name: /pc-line4-a/ })).toBeVisible();
    await expect(app.card("node VM line4-node-a")).toBeInViewport();
  });

  await test.step("the keyboard goes through the steps", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(steps.getByRole("option", { selected: true })).toHaveText(/Join pc-line4-b/);
    await expect(side.getByRole("button", { name: /pc-line4-b/ })).toBeVisible();
  });

  await test.step("an element of the step is selected from the list", async () => {
    await side.getByRole("button", { name: /pc-line4-b/ }).click();
    await expect(app.inspector.getByRole("heading", { name: /^pc-line4-b,/ })).toBeVisible();
  });

  await test.step("the preview follows an edit, and a draft says so", async () => {
    await app.select("line4-node-a");
    await app.fill("Address", "192.168.0.12");
    await expect(preview).toContainText("Draft. Not ready to run");
  });

  await test.step("axe finds nothing", async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});

test("each form is printed, remembered with its revision, and stale after an edit", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page.keyboard.press("ControlOrMeta+Shift+R");
  const side = page.getByRole("complementary", { name: "This step" });
  const forms = [
    ["HTML", /^<!DOCTYPE html>/],
    ["PDF", /^%PDF-/],
    ["PowerShell script", /^#requires -Version 5\.1/],
    ["shell script", /^#!\/bin\/sh/],
  ] as const;
  for (const [form, start] of forms) {
    const { content, fileName } = await host.takeFile(() => app.run(`Export runbook (${form})`));
    expect(content.toString("latin1")).toMatch(start);
    const record = side.getByRole("listitem").filter({ hasText: fileName }).first();
    await expect(record).toContainText("Current");
    await expect(record).toContainText("revision 0");
  }
  await app.select("line4-node-a");
  await app.fill("Address", "192.168.0.14");
  await expect(side.getByRole("listitem").filter({ hasText: "Stale" })).toHaveCount(forms.length);
});

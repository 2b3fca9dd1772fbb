import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("the runbook is read beside the drawing and leads into it", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page.keyboard.press("Shift+R");
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
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("an element of the step is selected from the list", async () => {
    await side.getByRole("button", { name: /pc-line4-b/ }).click();
    await expect(app.inspector.getByRole("heading", { name: /^pc-line4-b,/ })).toBeVisible();
  });

  await test.step("the preview follows an edit, and a draft says so", async () => {
    await app.select("line4-node-a");
    await app.fill("Address", "192.168.0.12");
    await expect(page.getByText("Draft. Not ready to run: 1 open error")).toBeVisible();
    await expect(steps.getByRole("option", { name: /Waits for an open error/ })).not.toHaveCount(0);
  });

  await test.step("the draft leads to its first problem", async () => {
    await app.select("pc-line4-b");
    await page.getByRole("button", { name: "Go to problem" }).click();
    await expect(app.inspector.getByRole("heading", { name: /^pc-line4-b,/ })).toHaveCount(0);
  });

  await test.step("axe finds nothing", async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});

test("each form is printed, remembered with its revision, and stale while the design differs", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page.keyboard.press("Shift+R");
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
  await app.run("Undo");
  await expect(side.getByRole("listitem").filter({ hasText: "Current" })).toHaveCount(forms.length);
});

test("the output of a command is pasted back and leads to what deviates", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page.keyboard.press("Shift+R");
  const entry = page.getByRole("option", { name: /Addresses and DNS of the machines/ });
  const side = page.getByRole("complementary", { name: "This step" });
  await entry.click();
  const box = side.getByRole("textbox", { name: /Output of a command/ });
  const output = (address: string): string =>
    [
      "Ethernet adapter vEthernet (aksedgesw-ext):",
      "",
      `   IPv4 Address. . . . . . . . . . . : ${address}(Preferred)`,
      "   DNS Servers . . . . . . . . . . . : 192.168.0.53",
    ].join("\n");

  await box.fill(output("192.168.0.22"));
  await side.getByRole("button", { name: "Compare" }).click();
  await expect(side.getByRole("status")).toContainText("Matched");
  await expect(entry).toContainText("Matched");
  await expect(app.inspector.getByRole("heading", { name: /^pc-line4-b,/ })).toBeVisible();

  await box.fill(output("192.168.0.99"));
  await side.getByRole("button", { name: "Compare" }).click();
  await expect(side.getByRole("status")).toContainText("192.168.0.99");
  await expect(entry).toContainText("Deviates");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test("the HTML page keeps its style under its own policy and prints on paper", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  const { path } = await host.takeFile(() => app.run("Export runbook (HTML)"));
  const browser = await chromium.launch(test.info().project.use.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const said: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("font-size", "26.6px");
    await expect(page.locator("figure svg")).toBeVisible();
    await page.getByRole("link", { name: /Deploy line4/ }).click();
    await expect(page.getByRole("heading", { name: /9\. Deploy line4/ })).toBeInViewport();

    await page.emulateMedia({ media: "print" });
    // The width between the margins of an A4 page, in CSS pixels.
    await page.setViewportSize({ width: 672, height: 986 });
    const isCut = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isCut).toBe(false);
    const pages = async (options: Parameters<typeof page.pdf>[0]): Promise<number> =>
      (await page.pdf(options)).toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    expect(await pages({ preferCSSPageSize: true })).toBeGreaterThan(10);
    expect(await pages({ preferCSSPageSize: true, pageRanges: "1" })).toBe(1);
    expect(said).toEqual([]);
    expect(asked.map((url) => new URL(url).protocol)).toEqual(["file:"]);
  } finally {
    await browser.close();
  }
});

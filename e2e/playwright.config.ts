import { defineConfig } from "@playwright/test";
import { findChromium, inRoot } from "../scripts/lib/toolchain.mjs";

const executablePath = process.env["CHROMIUM_PATH"] ?? (await findChromium());

/** The same journeys in every host; a fixture reads the host from the project's name. */
export default defineConfig({
  testDir: "journeys",
  outputDir: "../test-results",
  workers: 2,
  retries: 0,
  // Generous, because a shared machine may be busy; a journey of its own takes a few seconds.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env["CI"],
  reporter: [["list"], ["json", { outputFile: inRoot(".cache/e2e.json") }]],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-sandbox",
      ],
    },
  },
  projects: [{ name: "web" }, { name: "desktop" }],
});

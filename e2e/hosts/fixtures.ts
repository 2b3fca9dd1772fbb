import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { inRoot } from "../../scripts/lib/toolchain.mjs";
import { createDesktopHost } from "./desktop-host.ts";
import type { Host } from "./host.ts";
import { createWebJourneyHost } from "./web-journey-host.ts";

export { expect };

interface Fixtures {
  /** The app, started on an empty data folder in the host that the Playwright project names. */
  readonly host: Host;
  /** Project files to start with. Set with `test.use({ startWith: [path] })`. */
  readonly startWith: readonly string[];
  /** Where the built app lies. */
  readonly out: string;
}

export const test = base.extend<Fixtures>({
  out: [inRoot("out"), { option: true }],
  startWith: [[], { option: true }],
  host: async ({ browser, out, startWith }, provide, testInfo) => {
    const folder = mkdtempSync(join(tmpdir(), "underlay-journey-"));
    const dataDir = join(folder, "data");
    const filesDir = join(folder, "files");
    mkdirSync(dataDir);
    mkdirSync(filesDir);
    const start = testInfo.project.name === "desktop" ? createDesktopHost : createWebJourneyHost;
    const host = await start({ out, dataDir, filesDir, browser });
    try {
      await host.restart(...startWith);
      await provide(host);
      expect(host.problems, "errors in the console").toEqual([]);
    } finally {
      await host.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { unwrap } from "#shared/kernel/result";
import { multiSite } from "#shared/testing/bench-designs";
import { createProjectFile } from "../main/storage/sqlite/create.ts";
import type { Benchmark, BenchResult } from "./benchmark.ts";
import { median } from "./measure.ts";

const ROOT = join(import.meta.dirname, "../..");
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

interface Host {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts the web host on a data folder and answers the address it prints. */
function startHost(data: string): Promise<Host> {
  const child = spawn(
    process.execPath,
    [join(ROOT, "out/main/web.js"), "--no-open", "--data", data],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const url = /Underlay: (\S+)/.exec(said)?.[1];
      if (url) resolve({ url, child });
    });
    child.on("exit", () => reject(new Error("the web host ended")));
  });
}

async function firstPaint(page: Page): Promise<number> {
  await page.getByRole("heading", { name: "Start", level: 1 }).waitFor();
  return page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
}

/** The web host and a fresh browser profile, as a person meets them. */
const face: Benchmark = {
  name: "face",
  group: "app",
  async run(): Promise<readonly BenchResult[]> {
    const starts: number[] = [];
    const paints: number[] = [];
    const opens: number[] = [];
    const executablePath = process.env["CHROMIUM_PATH"];
    for (let round = 0; round < 3; round++) {
      const data = mkdtempSync(join(tmpdir(), "underlay-face-"));
      const browser = await chromium.launch({
        args: FLAGS,
        ...(executablePath && { executablePath }),
      });
      const began = performance.now();
      mkdirSync(join(data, "projects"));
      unwrap(
        createProjectFile(join(data, "projects", "five-hundred.underlay"), multiSite(500), {
          at: new Date().toISOString(),
          by: "bench",
        }),
      );
      const spawned = performance.now();
      const { url, child } = await startHost(data);
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(url);
        paints.push(await firstPaint(page));
        starts.push(performance.now() - spawned);
        const opening = performance.now();
        await page
          .getByRole("button", { name: /^Open .*elements/ })
          .first()
          .click();
        await page.getByRole("img", { name: "Overview of the drawing" }).waitFor();
        opens.push(performance.now() - opening);
      } finally {
        await browser.close();
        child.kill("SIGTERM");
        rmSync(data, { recursive: true, force: true });
      }
      if (performance.now() - began > 60_000) break;
    }
    return [
      {
        name: "cold start of the host to a usable start screen",
        value: median(starts),
        unit: "ms",
      },
      { name: "first contentful paint", value: median(paints), unit: "ms", bar: 1000 },
      {
        name: "open a project of 500 elements to the drawing",
        value: median(opens),
        unit: "ms",
        bar: 2000,
      },
    ];
  },
};

export const benchmarks: readonly Benchmark[] = [face];

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DISAGREEMENTS, disagreementsOn } from "./index.ts";

const catalogueFile = new URL("../../../../../shared/domain/rules.md", import.meta.url);

/** Section 7 of the catalogue numbers its points from 1 to 64. */
const WANTED = Array.from({ length: 64 }, (_, i) => `AMB-${String(i + 1).padStart(2, "0")}`);

const ids = DISAGREEMENTS.map(({ id }) => id);

test("every contradiction of the catalogue is told once, on a platform", () => {
  expect(ids.filter((id) => id.startsWith("AMB-")).sort()).toEqual(WANTED);
  expect(new Set(ids).size).toBe(ids.length);
});

test.skipIf(!existsSync(catalogueFile))("the list is that of the catalogue", () => {
  const rows = readFileSync(catalogueFile, "utf8").matchAll(/^\| (AMB-\d+) \|/gm);
  expect([...rows].map(([, id]) => id)).toEqual(WANTED);
});

test("each point says what the sources say, how it is read, and where it stands", () => {
  for (const { what, reading, sources, on } of DISAGREEMENTS) {
    expect(what).toMatch(/^[A-Z0-9$].*\.$/);
    expect(reading).toMatch(/^[A-Z0-9-].*\.$/);
    expect(sources.length).toBeGreaterThan(0);
    expect(on.length).toBeGreaterThan(0);
  }
});

test("a platform hears of its own points, and a layer of both its own and what it lies on", () => {
  const on = (code: Parameters<typeof disagreementsOn>[0]) =>
    disagreementsOn(code).map(({ id }) => id);
  expect(on("EE-S")).toContain("AMB-34");
  expect(on("EE-M")).not.toContain("AMB-34");
  expect(on("HCI-ST")).toEqual(expect.arrayContaining(["AMB-01", "AMB-14"]));
  expect(on("ASE")).toEqual(expect.arrayContaining(["AMB-17", "AMB-38"]));
  expect(on("ARC-DH")).toContain("NEW-ARC-DHCP");
});

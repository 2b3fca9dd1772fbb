import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { printTextForm } from "#shared/formats/text-form";
import { getTemplate } from "#shared/templates/index";

const ENTRY = join(import.meta.dirname, "index.ts");

function underlay(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], { input });
  return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
}

describe("plan --spec", () => {
  const spec = {
    profile: "hci",
    variant: "static",
    gatewayInside: true,
    vipCountMode: "perCluster",
    countHostApiVip: false,
    clusters: [
      {
        name: "A",
        controlPlane: 3,
        workers: 5,
        services: [{ name: "front", ports: [443], instances: 2 }],
      },
    ],
  };
  const plan = (value: unknown, ...more: string[]) =>
    underlay(["plan", "--spec", "-", ...more], JSON.stringify(value));

  test("answers with the figures and each step as JSON", () => {
    const { code, out } = plan(spec, "--format", "json");
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({
      edition: "2022-05",
      nodePool: 17,
      vipPool: 3,
      total: 20,
      prefixLength: 27,
      spare: 9,
      assumed: [{ key: "edition" }, { key: "otherAddresses" }],
    });
    const steps = answer["steps"] as { formula: string; text: string }[];
    expect(steps.map(({ formula }) => formula).join(" ")).toBe("F1 F2 F3 F5b F5b F4 F6 F7");
  });

  test("says each step in words, and refuses what it does not know", () => {
    const said = plan(spec);
    expect(said.out).toContain("Node pool 17, VIP pool 3, 20 in all: /27, 9 spare");
    expect(said.out).toContain("F3    Node VM pool: 3 + 14 = 17");
    const bad = plan({ ...spec, cluster: [] });
    expect([bad.code, bad.out]).toEqual([2, ""]);
    expect(bad.err).toContain('Is "clusters" meant?');
  });
});

describe("plan FILE", () => {
  const folder = mkdtempSync(join(tmpdir(), "underlay-plan-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "plant.underlay.json");
  writeFileSync(file, printTextForm(getTemplate("hci-static").build("Plant")));

  test("reports each pool of each network, with the step at which it runs dry", () => {
    const { code, out } = underlay(["plan", file, "--format", "json", "--more", "1+3+0"]);
    expect(code).toBe(0);
    const { growth, networks } = JSON.parse(out) as {
      growth: unknown;
      networks: { name: string; pools: Record<string, unknown>[]; subnet: unknown }[];
    };
    expect(growth).toEqual({ controlPlane: 1, workers: 3, services: 0 });
    const nodes = networks.find(({ name }) => name === "node-net");
    expect(nodes?.pools[0]).toMatchObject({
      label: "Node VM pool of vnet1",
      needed: 19,
      reserved: 27,
      free: 8,
      afterCluster: 2,
      runsDry: [{ after: "cluster", count: 2, short: 4 }],
    });
    expect(nodes?.subnet).toMatchObject({ prefix: "10.20.30.0/26", free: 29 });
  });

  test("prints a table, and every sum when asked", () => {
    const { out } = underlay(["plan", file, "--steps"]);
    expect(out).toContain("runs dry with the 3rd further cluster: 4 short");
    expect(out).toMatch(/F3 +Node VM pool: 3 \+ 10 \+ 6 = 19/);
  });

  test("says what a scope has to exclude, with the proof in intervals", () => {
    const leased = join(folder, "leased.underlay.json");
    const text = printTextForm(getTemplate("hci-dhcp").build("Leased"));
    const narrow = text.replace(
      /("exclusions": \["10\.20\.30\.29)-10\.20\.30\.33/,
      "$1-10.20.30.31",
    );
    writeFileSync(leased, narrow);
    const { out } = underlay(["plan", leased, "--format", "json"]);
    const { networks } = JSON.parse(out) as { networks: { scopes: unknown[] }[] };
    expect(networks.flatMap(({ scopes }) => scopes)).toEqual([
      expect.objectContaining({
        name: "node-scope",
        toExclude: ["10.20.30.32–10.20.30.33"],
        exclusions: ["10.20.30.29–10.20.30.33"],
        leasable: 27,
        proof: [
          { range: "10.20.30.2–10.20.30.28", verdict: "leased" },
          { range: "10.20.30.29–10.20.30.33", verdict: "virtual" },
        ],
      }),
    ]);
    expect(underlay(["plan", leased]).out).toContain(
      "exclude 10.20.30.32–10.20.30.33 for virtual addresses; 27 to lease",
    );
  });

  test("says where a block fits beside a scope, with every address of the network as proof", () => {
    const leased = join(folder, "blocks.underlay.json");
    writeFileSync(leased, printTextForm(getTemplate("hci-dhcp").build("Leased")));
    const { out } = underlay(["plan", leased, "--format", "json", "--block", "8"]);
    const { blocks } = JSON.parse(out) as { blocks: unknown[] };
    expect(blocks).toEqual([
      expect.objectContaining({
        name: "node-scope",
        size: 8,
        runs: [
          {
            run: "10.20.30.34–10.20.30.52",
            firstBlock: "10.20.30.34–10.20.30.41",
            places: 12,
            where: "outside",
          },
          expect.objectContaining({ run: "10.20.30.54–10.20.30.62", places: 2 }),
        ],
      }),
    ]);
    const said = underlay(["plan", leased, "--block", "30"]).out;
    expect(said).toContain("Blocks of 30 beside scope node-scope (node-net): none");
    expect(said).toMatch(/10\.20\.30\.34–10\.20\.30\.52 +free, too short for the block/);
    expect(underlay(["plan", file, "--block", "8"]).out).toContain("has a DHCP scope to go beside");
    expect(underlay(["plan", file, "--block", "0"]).code).toBe(2);
  });

  test("says how far figures may be moved", () => {
    const { out } = underlay(["plan", file, "--format", "json", "--bands"]);
    const { safeBands } = JSON.parse(out) as { safeBands: Record<string, unknown>[] };
    expect(safeBands.find(({ label }) => label === "End of VIP pool of vnet1")).toMatchObject({
      current: "10.20.30.33",
      safe: ["10.20.30.34–10.20.30.62"],
    });
    expect(underlay(["plan", file, "--bands"]).out).toContain(
      "End of VIP pool of vnet1 (node-net, now 10.20.30.33): 10.20.30.34–10.20.30.62",
    );
  });

  test("wants a design or a spec, and a shape it can read", () => {
    expect(underlay(["plan"]).err).toContain("Name a design, or --spec");
    expect(underlay(["plan", file, "--more", "three"]).code).toBe(2);
    expect(underlay(["plan", join(folder, "none")]).code).toBe(2);
  });
});

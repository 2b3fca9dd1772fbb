import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

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

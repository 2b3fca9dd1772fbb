import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIpv4 } from "#shared/address/ipv4";
import { rangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import { applyChanges } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import { createFacts } from "#shared/facts/engine";
import { checkProject, createChecker } from "#shared/rules/checker";
import type { ExampleEdit } from "#shared/rules/example";
import { buildExample } from "#shared/templates/build-example";
import { movable, type BandTarget } from "./band-target.ts";
import { commonTo, findSafeBands, signatureOf } from "./safe-band.ts";

function design(base: string, edits: readonly ExampleEdit[] = [], edition?: string): Project {
  return buildExample({ title: "band", base, edits, ...(edition ? { edition } : {}) });
}

/** The oracle: every value is put into the design and the whole design is checked from nothing. */
function bruteForce(project: Project, target: BandTarget) {
  const figure = movable(createFacts(project), target);
  if (!figure) throw new Error("the figure cannot be moved");
  const values: number[] = [];
  for (let at = figure.domain.start; at <= figure.domain.end; at += 1) values.push(at);
  const found = values.map((value) => {
    const changes = figure.edits(value).flatMap(({ element, fields }) => {
      const before = findRecord(project, "elements", element);
      if (!before) return [];
      const after = { ...before, fields: { ...before.fields, ...fields } };
      return [{ collection: "elements" as const, id: element, before, after }];
    });
    return checkProject(applyChanges(project, changes)).filter(
      ({ severity }) => severity !== "info",
    );
  });
  const common = commonTo(found);
  const isSafe = found.map((each) => each.every((finding) => common.has(signatureOf(finding))));
  return rangeSet(values.filter((_, i) => isSafe[i]).map((at) => ({ start: at, end: at })));
}

const edge = (element: string, field: string, end: "first" | "last"): BandTarget => ({
  what: "edge",
  element,
  field,
  edge: end,
  index: 0,
});
const size = (element: string): BandTarget => ({ what: "size", element, field: "size" });
const last = (text: string) => unwrap(parseIpv4(text));

const ROOMY: readonly ExampleEdit[] = [
  { set: "vnet", fields: { vipPool: ["10.20.30.40-10.20.30.47"] } },
  { remove: "front-a1" },
  { remove: "front-a2" },
  { remove: "front-b1" },
  { remove: "database" },
  { set: "a", fields: { apiServerIp: "10.20.30.40" } },
  { set: "b", fields: { apiServerIp: "10.20.30.41" } },
];
/** The service range of a small cluster network, so that every size can be tried. */
const NARROW: readonly ExampleEdit[] = [
  { set: "lan", fields: { prefix: "192.168.0.0/25" } },
  { set: "router.lan", fields: { address: "192.168.0.1/25" } },
];

describe("safe bands are those that brute force finds", () => {
  test.each([
    ["the end of a node pool", design("hci-static", ROOMY), edge("vnet", "nodeVmPool", "last")],
    ["the start of a node pool", design("hci-static", ROOMY), edge("vnet", "nodeVmPool", "first")],
    ["the end of a VIP pool", design("hci-static", ROOMY), edge("vnet", "vipPool", "last")],
    ["the end of a full VIP pool", design("hci-static"), edge("vnet", "vipPool", "last")],
    ["the end of a scope", design("hci-dhcp"), edge("dhcp.scope", "range", "last")],
    ["the start of an exclusion", design("hci-dhcp"), edge("dhcp.scope", "exclusions", "first")],
    ["a gateway", design("hci-static", ROOMY), { what: "gateway", network: "nodes" } as const],
    ["a service size", design("edge-scalable", NARROW), size("cluster.services")],
  ])("%s", (_, project, target) => {
    const bands = findSafeBands(project, target);
    expect(bands?.safe).toEqual(bruteForce(project, target));
    expect(bands?.safe.length).toBeGreaterThan(0);
    const ends = bands?.segments.map(({ range }) => range.end + 1) ?? [];
    expect(bands?.segments.slice(1).map(({ range }) => range.start)).toEqual(ends.slice(0, -1));
  });

  test("wherever the pools lie and whatever else is claimed", () => {
    const at = fc.integer({ min: 34, max: 60 });
    fc.assert(
      fc.property(at, at, fc.integer({ min: 22, max: 33 }), (a, b, nodesEnd) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const project = design("hci-static", [
          ...ROOMY,
          { set: "vnet", fields: { nodeVmPool: [`10.20.30.2-10.20.30.${nodesEnd}`] } },
          {
            add: "addressPool",
            id: "kept",
            parent: "nodes",
            fields: { role: "reserved", start: `10.20.30.${from}`, end: `10.20.30.${to}` },
          },
        ]);
        const target = edge("vnet", "nodeVmPool", "last");
        expect(findSafeBands(project, target)?.safe).toEqual(bruteForce(project, target));
      }),
      { numRuns: 4 },
    );
  });
});

describe("what a band says", () => {
  test("the end of the node pool may go from the need of a further cluster to the VIP pool", () => {
    const bands = findSafeBands(design("hci-static", ROOMY), edge("vnet", "nodeVmPool", "last"));
    expect(bands?.safe.at(-1)?.end).toBe(last("10.20.30.39"));
    const above = bands?.segments.find(({ range }) => range.start === last("10.20.30.40"));
    expect(above?.raised.map(({ rule }) => rule)).toContain("UL-VIP-005");
  });

  test("a gateway is moved with the ports that name it; one that the platform sets is not moved", () => {
    const gateway = (network: string): BandTarget => ({ what: "gateway", network });
    expect(findSafeBands(design("edge-single"), gateway("lan"))?.safe.length).toBeGreaterThan(1);
    expect(findSafeBands(design("edge-single"), gateway("host.switch"))).toBeUndefined();
  });

  test("a figure that is empty or cannot be read has none", () => {
    const project = design("hci-static", [{ set: "vnet", fields: { vipPool: ["here-there"] } }]);
    expect(findSafeBands(project, edge("vnet", "vipPool", "last"))).toBeUndefined();
    expect(findSafeBands(project, size("vnet"))).toBeUndefined();
    expect(findSafeBands(project, { what: "gateway", network: "nobody" })).toBeUndefined();
  });
});

test("a checker that is lent says the same, and is left as it was", () => {
  const project = design("hci-static");
  const target = edge("vnet", "vipPool", "last");
  const checker = createChecker(project);
  const before = checker.findings();
  expect(findSafeBands(project, target, checker)).toEqual(findSafeBands(project, target));
  expect(checker.facts.project).toBe(project);
  expect(checker.findings()).toEqual(before);
});

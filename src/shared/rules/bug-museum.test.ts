import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { JsonObject } from "#shared/kernel/json";
import { messageText } from "#shared/kernel/message";
import { unwrap } from "#shared/kernel/result";
import { applyChanges, reverseChanges, type RecordChange } from "#shared/model/change";
import { parseTextForm, printTextForm } from "#shared/formats/text-form";
import { buildExample } from "#shared/templates/build-example";
import type { Project } from "#shared/model/project";
import { checkProject, createChecker } from "./checker.ts";
import type { ExampleEdit } from "./example.ts";
import { RULES } from "./index.ts";

// Defects that other projects shipped (network-validation.md 4.3), each as a test that stays.

function design(
  base: "edge-single" | "edge-scalable",
  edits: readonly ExampleEdit[],
  edition?: string,
): Project {
  return buildExample({
    title: "museum",
    base,
    edits,
    ...(edition === undefined ? {} : { edition }),
  });
}

/** What one rule says about a design. */
function said(project: Project, rule: string): string[] {
  return checkProject(project)
    .filter((finding) => finding.rule === rule)
    .map((finding) => messageText(finding.message));
}

function pool(id: string, start: string, end: string, role = "lbRange"): ExampleEdit {
  return { add: "addressPool", id, parent: "cluster", name: id, fields: { role, start, end } };
}

describe("ranges", () => {
  test("1. overlap is judged by addresses, whatever masks the ends were written with", () => {
    const project = design("edge-scalable", [
      { remove: "cluster.services" },
      pool("a", "192.168.0.100", "192.168.0.200"),
      pool("b", "192.168.0.123", "192.168.0.124"),
    ]);
    expect(said(project, "UL-ADDR-020")).toEqual([
      "a and b share 192.168.0.123–192.168.0.124 (2 addresses).",
    ]);
  });

  test("2. an address written with another length still occupies its place in a pool", () => {
    const found = [24, 25, 32].map((length) => {
      const project = design("edge-single", [
        {
          add: "addressPool",
          id: "pool",
          parent: "lan",
          fields: { role: "lbRange", start: "10.0.0.50", end: "10.0.0.60" },
        },
        { set: "host.ethernet", fields: { address: `10.0.0.57/${length}` } },
      ]);
      return said(project, "UL-ADDR-019").filter((text) => text.includes("contains 10.0.0.57"))
        .length;
    });
    expect(found).toEqual([1, 1, 1]);
  });

  test("3. a pool .5–.37 does not contain .2, nor .38, nor .4", () => {
    const inside = [2, 4, 5, 37, 38].filter((last) => {
      const project = design("edge-scalable", [
        { remove: "node-b" },
        { remove: "node-c" },
        { remove: "host-a.vnic" },
        { remove: "host-b.vnic" },
        { remove: "host-c.vnic" },
        pool("a", "192.168.0.5", "192.168.0.37"),
        { set: "node-a.eth0", fields: { address: `192.168.0.${last}` } },
      ]);
      return said(project, "UL-ADDR-019").length > 0;
    });
    expect(inside).toEqual([5, 37]);
  });

  test("9. sizes are counted over whole addresses, also across a boundary of 256", () => {
    const wide = { set: "lan", fields: { prefix: "192.168.0.0/23" } } as const;
    const leg = { set: "router.lan", fields: { address: "192.168.0.1/23" } } as const;
    const range = (size: number): ExampleEdit => ({
      set: "cluster.services",
      fields: { start: "192.168.0.250", size },
    });
    expect(said(design("edge-scalable", [wide, leg, range(10)]), "UL-VIP-016")).toEqual([]);
    // 192.168.0.250 and 260 more end at 192.168.1.254, the last host; one more is the broadcast address.
    expect(said(design("edge-scalable", [wide, leg, range(261)]), "UL-VIP-016")).toEqual([]);
    expect(said(design("edge-scalable", [wide, leg, range(262)]), "UL-VIP-016")).toHaveLength(1);
  });

  test("11. a range that encloses a forbidden block is found, not only one that ends in it", () => {
    const enclosing = pool("kept", "100.0.0.0", "200.0.0.0", "reserved");
    expect(said(design("edge-scalable", [enclosing]), "UL-ADDR-021").join()).toMatch(
      /127\.0\.0\.0/,
    );
    const around = design("edge-scalable", [
      { remove: "cluster.services" },
      pool("a", "192.168.0.40", "192.168.0.70"),
    ]);
    expect(said(around, "UL-ADDR-019").some((text) => text.includes("192.168.0.53"))).toBe(true);
  });

  test("8. exactly the addresses that are there fit, and one more does not", () => {
    const size = (count: number) =>
      design("edge-single", [{ set: "cluster.services", fields: { size: count } }], "2023-02");
    expect(said(size(251), "UL-VIP-014")).toEqual([]);
    expect(said(size(255), "UL-VIP-014").join()).toMatch(
      /255 does not fit after 192\.168\.0\.4 \(maximum 251\)/,
    );
  });
});

describe("prefixes", () => {
  const joined: readonly ExampleEdit[] = [
    { set: "router", fields: { natOutside: false } },
    { add: "routerInterface", id: "router.lan-2", parent: "router", name: "second" },
  ];
  const second = (prefix: string): readonly ExampleEdit[] => [
    ...joined,
    { add: "segment", id: "lan-2", parent: "site", name: "second-net", fields: { prefix } },
    { connect: "router.lan-2", to: "lan-2" },
  ];

  test("5. whole networks are compared, not only the addresses used in them", () => {
    const project = design("edge-single", second("10.0.0.192/26"));
    expect(said(project, "UL-ADDR-009")).toEqual([
      "10.0.0.0/24 (office-lan) overlaps 10.0.0.192/26 (second-net).",
    ]);
  });

  test("6. what is not in the design forbids nothing", () => {
    expect(
      checkProject(design("edge-single", second("172.17.204.0/24"))).filter(
        ({ severity }) => severity === "error",
      ),
    ).toEqual([]);
  });

  test("10. no overlap is invented: 10.244.1.10 is not in 10.96.0.0/12", () => {
    const project = design("edge-single", second("10.96.0.0/12"));
    expect(said(project, "UL-ADDR-009")).toEqual([]);
    const inside = design("edge-scalable", [
      { set: "lan", fields: { prefix: "10.244.0.0/16", gateway: "10.244.0.1" } },
      { set: "node-a.eth0", fields: { address: "10.244.1.10" } },
    ]);
    expect(said(inside, "UL-ADDR-005").filter((text) => text.includes("10.244.1.10"))).toEqual([]);
  });

  test("17. host bits are a warning with the network named, and the rest is judged all the same", () => {
    const project = design("edge-scalable", [
      { set: "lan", fields: { prefix: "192.168.0.16/24" } },
    ]);
    const findings = checkProject(project);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["UL-ADDR-004", "warning"],
    ]);
    expect(said(project, "UL-ADDR-004")[0]).toMatch(/the network is 192\.168\.0\.0\/24/);
  });

  test("17. a next hop inside its own destination is no crash", () => {
    const route = { destination: "192.168.20.0/24", nextHop: "192.168.20.1" };
    expect(() =>
      checkProject(design("edge-scalable", [{ set: "router", fields: { routes: [route] } }])),
    ).not.toThrow();
  });

  test("18. a /27 has 30 hosts: the first and the last address are nobody's", () => {
    const at = (last: number) =>
      design("edge-scalable", [
        { set: "lan", fields: { prefix: "192.168.0.0/27" } },
        { set: "node-a.eth0", fields: { address: `192.168.0.${last}` } },
      ]);
    expect(said(at(31), "UL-ADDR-007")).toHaveLength(1);
    expect(said(at(30), "UL-ADDR-007")).toEqual([]);
    expect(said(at(0), "UL-ADDR-006")).toHaveLength(1);
  });
});

describe("texts", () => {
  test.each([
    "192.168.0.010",
    "0xc0.168.0.10",
    "192.168.10",
    "192.168.0.256",
    "3232235530",
    "192.168.0.10/24",
    " 192.168.0.10",
    "192.168.0.１０",
  ])("12. %s is refused, and no other rule guesses at it", (text) => {
    const project = design("edge-scalable", [{ set: "node-a.eth0", fields: { address: text } }]);
    expect(checkProject(project).map(({ rule }) => rule)).toEqual(["UL-ADDR-001"]);
  });
});

describe("7. a site where every 192.168.x.0/24 is taken", () => {
  const project = design("edge-single", [
    { set: "lan", fields: { prefix: "192.168.0.0/16", gateway: "192.168.9.1" } },
    { set: "router.lan", fields: { address: "192.168.9.1/16" } },
    { set: "host.ethernet", fields: { address: "192.168.9.57/16", gateway: "192.168.9.1" } },
    { set: "dns", fields: { address: "192.168.9.53" } },
    { set: "lan", fields: { dnsServers: ["192.168.9.53"] } },
    { set: "cluster", fields: { dnsServers: ["192.168.9.53"] } },
    { set: "host", fields: { dnsServers: ["192.168.9.53"] } },
  ]);

  test("is said, and the fix looks beyond 192.168", () => {
    const checker = createChecker(project);
    const [finding] = checker.findings().filter(({ rule }) => rule === "UL-ADDR-026");
    expect(finding && messageText(finding.message)).toMatch(
      /192\.168\.0\.0\/16 collides with the internal network 192\.168\.0\.0\/24/,
    );
    const [fix] = finding ? checker.fixesFor(finding) : [];
    expect(fix && messageText(fix.title)).toBe("Use 172.16.0.0/24 for the internal network");
  });
});

describe("4. an overlap is found however it comes about", () => {
  const start = design("edge-scalable", [pool("extra", "192.168.0.100", "192.168.0.110")]);
  const overlap = (project: Project) => said(project, "UL-ADDR-020").length;

  function run(project: Project, name: string, args: JsonObject) {
    return unwrap(applyCommand(project, { name, args }));
  }

  test("on adding", () => {
    const fields = { role: "lbRange", start: "192.168.0.105", end: "192.168.0.120" };
    const { next } = run(start, "element.add", {
      id: "third",
      kind: "addressPool",
      parent: "cluster",
      fields,
    });
    expect([overlap(start), overlap(next)]).toEqual([0, 1]);
  });

  test("on resizing, on undoing the cure, and after the file was read again", () => {
    const grown = run(start, "element.edit", { ids: ["extra"], fields: { start: "192.168.0.70" } });
    expect(overlap(grown.next)).toBe(1);
    const cured = run(grown.next, "element.edit", {
      ids: ["extra"],
      fields: { start: "192.168.0.80" },
    });
    expect(overlap(cured.next)).toBe(0);
    const checker = createChecker(cured.next);
    expect(checker.findings().filter(({ rule }) => rule === "UL-ADDR-020")).toEqual([]);
    const undo: readonly RecordChange[] = reverseChanges(cured.edit.changes);
    checker.advance(applyChanges(cured.next, undo), undo);
    expect(checker.findings().filter(({ rule }) => rule === "UL-ADDR-020")).toHaveLength(1);
    expect(overlap(unwrap(parseTextForm(printTextForm(grown.next))))).toBe(1);
  });

  test("on joining two routed domains, and not before", () => {
    const apart = design("edge-scalable", [
      {
        add: "segment",
        id: "lan-2",
        parent: "site",
        name: "second-net",
        fields: { prefix: "192.168.0.0/25" },
      },
      { add: "router", id: "core", parent: "site", fields: { forwards: true } },
      { add: "routerInterface", id: "core.one", parent: "core" },
      { add: "routerInterface", id: "core.two", parent: "core" },
      { connect: "core.one", to: "lan" },
    ]);
    expect(said(apart, "UL-ADDR-009")).toEqual([]);
    const checker = createChecker(apart);
    checker.findings();
    const linked = run(apart, "link.connect", { id: "wire", from: "core.two", to: "lan-2" });
    checker.advance(linked.next, linked.edit.changes);
    expect(checker.findings().filter(({ rule }) => rule === "UL-ADDR-009")).toHaveLength(1);
  });
});

test("20. a design made elsewhere is checked in full when it is opened", () => {
  const project = design("edge-scalable", [
    { set: "node-b.eth0", fields: { address: "192.168.0.11" } },
  ]);
  const reread = unwrap(parseTextForm(printTextForm(project)));
  expect(checkProject(reread)).toEqual(checkProject(project));
  expect(checkProject(reread).map(({ rule }) => rule)).toContain("UL-ADDR-008");
});

test("a design in which nothing is filled in yet has doubts, not a flood of errors", () => {
  const bare: ExampleEdit[] = [
    "lan",
    "router.lan",
    "dns",
    "node-a.eth0",
    "host-a.vnic",
    "cluster.endpoint",
  ].map((id) => ({
    set: id,
    fields: { prefix: null, gateway: null, dnsServers: null, address: null },
  }));
  const project = design("edge-scalable", bare);
  const areas = new Set(["ADDR", "VIP", "DHCP"]);
  const mine = RULES.filter(({ id }) => areas.has(id.split("-")[1] ?? "")).map(({ id }) => id);
  const errors = checkProject(project).filter(
    ({ rule, severity }) => severity === "error" && mine.includes(rule),
  );
  expect(errors.map(({ rule }) => rule).sort()).toEqual(["UL-ADDR-027", "UL-VIP-009"]);
});

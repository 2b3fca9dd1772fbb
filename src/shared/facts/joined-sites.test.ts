import { describe, expect, test } from "vitest";
import { parseIpv4 } from "#shared/address/ipv4";
import { applyCommand } from "#shared/commands/apply";
import { unwrap } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { recordsOf } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import { getTemplate } from "#shared/templates/index";
import { multiSite } from "#shared/testing/bench-designs";
import { domainOf } from "./domains.ts";
import { createFacts } from "./engine.ts";
import { platformOf } from "./places.ts";
import { walk } from "./walk.ts";

function sizeOf(template: string): number {
  return [...recordsOf(getTemplate(template).build("One"), "elements")].length;
}

function run(
  project: Project,
  name: string,
  args: Parameters<typeof applyCommand>[1]["args"],
): Project {
  const applied = applyCommand(project, { name, args });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.next;
}

const edit = (project: Project, id: string, fields: Record<string, string | boolean>): Project =>
  run(project, "element.edit", { ids: [id], fields });

/** Joins the routers of the first two sites by a kind of link. */
function joined(project: Project, kind: "wan" | "vpn"): Project {
  const drawn = run(project, "link.connect", { id: "line", from: "s0-router", to: "s1-router" });
  return kind === "wan" ? drawn : run(drawn, "link.turn", { id: "line", kind });
}

const errorsOf = (project: Project): string[] =>
  checkProject(project).flatMap(({ severity, rule, subjects }) =>
    severity === "error" ? [`${rule} ${subjects.map(({ element }) => element).join(" ")}`] : [],
  );

const ip = (text: string) => unwrap(parseIpv4(text));

test("a thousand single machines with the same internal network are legal behind their NAT", () => {
  const project = multiSite(1000 * sizeOf("edge-single"), ["edge-single"]);
  const sites = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "site");
  expect(sites).toHaveLength(1000);
  expect(errorsOf(project)).toEqual([]);
  const facts = createFacts(project);
  expect(new Set(sites.map((_, i) => domainOf(facts, `s${i}-host.switch`))).size).toBe(1000);
});

describe("two single machine sites with the same office network", () => {
  const two = multiSite(2 * sizeOf("edge-single"), ["edge-single"]);

  test("stay apart over a WAN line between routers that translate", () => {
    expect(errorsOf(joined(two, "wan"))).toEqual([]);
  });

  test("clash once a tunnel joins them, in the office and not behind the hosts", () => {
    const errors = errorsOf(joined(two, "vpn"));
    expect(errors).toContain("UL-ADDR-009 s1-lan s0-lan");
    expect(errors.filter((text) => text.includes("host.switch"))).toEqual([]);
  });

  test("clash over a WAN line once nobody translates", () => {
    const plain = edit(edit(two, "s0-router", { natOutside: false }), "s1-router", {
      natOutside: false,
    });
    expect(errorsOf(joined(plain, "wan"))).toContain("UL-ADDR-009 s1-lan s0-lan");
  });

  test("reach each other through the tunnel when the networks differ", () => {
    let project = edit(two, "s1-lan", { prefix: "10.9.0.0/24", gateway: "10.9.0.1" });
    project = edit(project, "s1-router.lan", { address: "10.9.0.1/24" });
    project = edit(project, "s1-dns", { address: "10.9.0.53" });
    const before = walk(createFacts(project), "s0-dns", ip("10.9.0.53"));
    expect(before.outcome).toBe("internet");
    const after = walk(createFacts(joined(project, "vpn")), "s0-dns", ip("10.9.0.53"));
    expect(after.outcome).toBe("delivered");
    expect(after.hops.map(({ element }) => element)).toEqual(["s0-router", "s1-router"]);
    expect(after.hops.some(({ translates }) => translates)).toBe(false);
  });
});

test("an office network that a tunnel brings near clashes with the internal network of a machine", () => {
  const project = joined(
    multiSite(sizeOf("edge-single") + sizeOf("edge-scalable"), ["edge-single", "edge-scalable"]),
    "vpn",
  );
  // The scalable site is 192.168.0.0/24, as is the inside of the single machine.
  expect(errorsOf(project).map((text) => text.split(" ")[0])).toContain("UL-NAT-006");
});

test("two routers are joined by one line, in whichever direction it is drawn", () => {
  const two = joined(multiSite(2 * sizeOf("edge-single"), ["edge-single"]), "vpn");
  for (const [from, to] of [
    ["s0-router", "s1-router"],
    ["s1-router", "s0-router"],
  ] as const) {
    const again = applyCommand(two, { name: "link.connect", args: { id: "again", from, to } });
    expect(again.ok).toBe(false);
  }
});

test("sites of every platform stand in one project, each judged by its own", () => {
  const templates = [
    "edge-single",
    "edge-scalable",
    "hci-static",
    "hci-dhcp",
    "hybrid-static",
    "ase",
    "arc-static",
    "arc-dhcp",
  ];
  const size = templates.map(sizeOf).reduce((total, each) => total + each, 0);
  const project = multiSite(size, templates);
  const facts = createFacts(project);
  const codes = templates.map((_, i) => {
    const platform = platformOf(facts, `s${i}-site`);
    return `${platform?.profile} ${platform?.code}`;
  });
  expect(codes).toEqual([
    "EE EE-S",
    "EE EE-M",
    "HCI HCI-ST",
    "HCI HCI-DH",
    "HYB HCI-ST",
    "ASE ASE",
    "ARC ARC-ST",
    "ARC ARC-DH",
  ]);
  expect(errorsOf(project)).toEqual([]);
});

test("a cable cannot be turned into a tunnel", () => {
  const project = getTemplate("edge-single").build("One");
  const cable = [...recordsOf(project, "links")].find(({ kind }) => kind === "cable");
  const turned = applyCommand(project, {
    name: "link.turn",
    args: { id: cable?.id ?? "", kind: "vpn" },
  });
  expect(turned).toMatchObject({ ok: false, error: { code: "connect" } });
});

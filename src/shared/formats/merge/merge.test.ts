import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { countingIds } from "#shared/kernel/ids";
import { unwrap } from "#shared/kernel/result";
import { emptyProject, findRecord, recordsOf, type Project } from "#shared/model/project";
import { getTemplate, TEMPLATES } from "#shared/templates/index";
import { projects } from "#shared/testing/arbitraries";
import { importFile } from "../import-file.ts";
import { printTextForm } from "../text-form.ts";
import { mergeAccepted } from "./merge-command.ts";
import { usualChoice, type MergePlan } from "./merge-plan.ts";
import { planMerge } from "./plan-merge.ts";

function idsFor(project: Project) {
  return countingIds(
    (id) =>
      findRecord(project, "elements", id) !== undefined ||
      findRecord(project, "links", id) !== undefined,
  );
}

function design(text: string): Project {
  const { project } = unwrap(importFile(text, { fileName: "x", ids: countingIds() }));
  if (!project) throw new Error("no design");
  return project;
}

function merge(project: Project, imported: Project, keys?: (plan: MergePlan) => string[]) {
  const ids = idsFor(project);
  const plan = planMerge(project, imported, ids);
  const accepted = keys ? new Set(keys(plan)) : usualChoice(plan);
  return { plan, ...mergeAccepted(project, plan, accepted, ids, "Import x") };
}

const everything = ({ items }: MergePlan): string[] => items.map(({ key }) => key);

function byName(project: Project, name: string) {
  return [...recordsOf(project, "elements")].find((each) => each.name === name);
}

const rig = getTemplate("ase").build("Rig");

describe("into the project of a device", () => {
  const routes =
    design(`Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.40.0/24" -NextHop "192.168.20.1" -RouteMetric 50
Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.30.0/24" -NextHop "192.168.20.1" -RouteMetric 100
Set-HcsKubeClusterNetworkInfo -PodSubnet 10.96.0.0/16 -ServiceSubnet 10.97.0.0/16`);

  test("routes and subnets find the only device and its cluster", () => {
    const { plan, next } = merge(rig, routes);
    expect(plan.items.map(({ group, name, field }) => [group, name, field])).toEqual([
      ["changed", "ase-01", "Custom routes"],
      ["changed", "edge-cluster", "Pod network"],
      ["changed", "edge-cluster", "Service network"],
    ]);
    expect(byName(next, "ase-01")?.fields["customRoutes"]).toHaveLength(2);
    expect(byName(next, "edge-cluster")?.fields["podCidr"]).toBe("10.96.0.0/16");
  });

  test("a route to the same destination by another hop is in conflict, and stays unless accepted", () => {
    const other = design(
      'Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.30.0/24" -NextHop "192.168.20.9" -RouteMetric 100',
    );
    const kept = merge(rig, other);
    expect(kept.plan.items.map(({ group }) => group)).toEqual(["conflict"]);
    expect(kept.command).toBeUndefined();
    const taken = merge(rig, other, everything);
    expect(byName(taken.next, "ase-01")?.fields["customRoutes"]).toEqual([
      expect.objectContaining({ destination: "192.168.30.0/24", nextHop: "192.168.20.9" }),
    ]);
  });

  test("an address list fills the only site, and its networks are those of the same prefix", () => {
    const list = design("name,address,prefix,vlan\nplc,192.168.20.7,192.168.20.0/24,20\n");
    const { plan, next } = merge(rig, list);
    expect(plan.items.map(({ group, name, field }) => [group, name, field])).toEqual([
      ["changed", "Rig", "Addresses in use"],
      ["changed", "compute-net", "VLAN ID"],
    ]);
    expect(byName(next, "compute-net")?.fields["vlan"]).toBe(20);
  });
});

test("a value that differs is in conflict, with both values shown", () => {
  const list = design("network name,prefix,gateway\ncompute-net,192.168.20.0/24,192.168.20.254\n");
  const { plan } = merge(rig, list);
  expect(plan.items).toContainEqual(
    expect.objectContaining({
      group: "conflict",
      name: "compute-net",
      within: "Rig",
      field: "Gateway",
      before: "192.168.20.1",
      after: "192.168.20.254",
    }),
  );
});

test("the router at a gateway is the one that the project has there", () => {
  const list = design("network name,prefix,gateway\ncompute-net,192.168.20.0/24,192.168.20.1\n");
  expect(merge(rig, list).plan.items).toEqual([]);
  const lab = design("network name,prefix,gateway\nlab-net,10.77.0.0/24,10.77.0.1\n");
  const { plan, next } = merge(rig, lab);
  expect(plan.items.map(({ kind, name, within }) => [kind, name, within])).toEqual([
    ["Segment", "lab-net", "Rig"],
    ["Router", "router", "Rig"],
    ["Router interface", "lan", "Rig › router"],
    ["Cable", "lan – lab-net", ""],
  ]);
  expect(next.elements.size).toBe(rig.elements.size + 3);
});

test("what is new comes with all that lies in it, or not at all", () => {
  const edge = getTemplate("edge-single").build("Store");
  const { plan, next, refused } = merge(rig, edge);
  expect(refused).toEqual([]);
  expect(plan.items.every(({ group }) => group === "new" || group === "changed")).toBe(true);
  expect(next.elements.size).toBe(rig.elements.size + edge.elements.size - plan.same);
  const site = plan.items.find(({ kind }) => kind === "Site")?.key;
  const without = merge(rig, edge, (each) => everything(each).filter((key) => key !== site));
  const hosts = [...recordsOf(without.next, "elements")].filter(({ kind }) => kind === "host");
  expect(hosts).toHaveLength(1);
});

test("a merge is one edit, and undoing it gives the project back", () => {
  const { command, next } = merge(rig, getTemplate("edge-single").build("Store"));
  if (!command) throw new Error("nothing to do");
  const { next: again, edit } = unwrap(applyCommand(rig, command));
  expect(printTextForm(again)).toBe(printTextForm(next));
  expect(edit.label).toBe("Import x");
});

test("a design brings nothing new to itself", () => {
  fc.assert(
    fc.property(projects, (project) => {
      // Names that stand twice in one place cannot be told apart by name.
      const { plan } = merge(project, project);
      const names = [...recordsOf(project, "elements")].map(
        ({ parent, kind, name }) =>
          `${parent} ${kind} ${name.normalize("NFC").trim().toLowerCase()}`,
      );
      const isClear = new Set(names).size === names.length;
      expect(isClear ? plan.items : []).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test.each(TEMPLATES.map(({ id }) => id))("%s comes whole into an empty project, once", (id) => {
  const template = getTemplate(id).build("New");
  const { next, refused } = merge(emptyProject("Empty"), template, everything);
  expect(refused).toEqual([]);
  expect([next.elements.size, next.links.size]).toEqual([
    template.elements.size,
    template.links.size,
  ]);
  expect(merge(next, template).plan.items).toEqual([]);
});

test("any design can be brought into any other", () => {
  fc.assert(
    fc.property(projects, projects, (project, imported) => {
      const { next, command } = merge(project, imported, everything);
      if (!command) return;
      expect(printTextForm(unwrap(applyCommand(project, command)).next)).toBe(printTextForm(next));
    }),
    { numRuns: 60 },
  );
});

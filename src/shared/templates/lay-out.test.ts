import { describe, expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { getTemplate, STARTING_DESIGNS } from "./index.ts";
import { layOut } from "./lay-out.ts";
import { standardText } from "./question.ts";

function valueOf(project: Project, id: string, field: string) {
  return findRecord(project, "elements", id)?.fields[field];
}

function design(template: string, answers: Record<string, string>): Project {
  return unwrap(layOut(getTemplate(template), "Wanted", answers));
}

function problems(template: string, answers: Record<string, string>) {
  const laid = layOut(getTemplate(template), "Wanted", answers);
  return laid.ok ? [] : laid.error;
}

test.each(STARTING_DESIGNS.map((template) => [template.id, template] as const))(
  "%s with its standard answers is the template as it is",
  (_, template) => {
    const texts = Object.fromEntries(
      template.questions.map((question) => [question.key, standardText(question)]),
    );
    const plain = template.build("Same");
    for (const laid of [layOut(template, "Same", texts), layOut(template, "Same", {})])
      expect(unwrap(laid)).toEqual(plain);
  },
);

test("the worked example of the documents is what Azure Stack HCI starts with", () => {
  const plant = getTemplate("hci-static").build("Plant");
  expect(valueOf(plant, "vnet", "nodeVmPool")).toEqual(["10.20.30.2-10.20.30.28"]);
  expect(valueOf(plant, "vnet", "vipPool")).toEqual(["10.20.30.29-10.20.30.33"]);
  const leased = getTemplate("hci-dhcp").build("Plant");
  expect(valueOf(leased, "dhcp.scope", "range")).toBe("10.20.30.2-10.20.30.33");
  expect(valueOf(leased, "dhcp.scope", "exclusions")).toEqual(["10.20.30.29-10.20.30.33"]);
});

describe("answers", () => {
  test("pools of Azure Stack HCI follow the workers, the VIP pool right behind", () => {
    const plant = design("hci-static", { prefix: "10.7.0.0/24", vlan: "77", workersA: "9" });
    expect(valueOf(plant, "vnet", "nodeVmPool")).toEqual(["10.7.0.2-10.7.0.32"]);
    expect(valueOf(plant, "vnet", "vipPool")).toEqual(["10.7.0.33-10.7.0.37"]);
    expect(valueOf(plant, "nodes", "vlan")).toBe(77);
    expect(valueOf(plant, "a-w9.eth0", "vlan")).toBe(77);
    expect(valueOf(plant, "a.pool", "count")).toBe(9);
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 3],
    [9, 3],
  ])("%i machines of AKS Edge have a control plane on %i", (machines, controlPlanes) => {
    const line = design("edge-scalable", { machines: String(machines) });
    const nodes = [...recordsOf(line, "elements")].filter(({ kind }) => kind === "nodeVm");
    expect(nodes).toHaveLength(machines);
    const controls = nodes.filter(({ fields }) => fields["role"] === "controlPlaneAndWorker");
    expect(controls).toHaveLength(controlPlanes);
  });

  test("a network that is just large enough is filled from its first address on", () => {
    const rig = design("ase", { prefix: "172.16.9.16/28", services: "6" });
    expect(valueOf(rig, "compute", "gateway")).toBe("172.16.9.17");
    expect(valueOf(rig, "cluster.nodes", "start")).toBe("172.16.9.19");
    expect(valueOf(rig, "cluster.services", "end")).toBe("172.16.9.26");
  });
});

describe("what cannot be used is refused with the question it belongs to", () => {
  test.each([
    ["hci-static", { prefix: "10.1.0/24" }, "prefix", /10\.1\.0/],
    ["hci-static", { prefix: "10.7.0.5/24" }, "prefix", /10\.7\.0\.0\/24/],
    ["edge-single", { prefix: "10.7.0.0/25" }, "prefix", /Write a \/24/],
    ["hci-static", { vlan: "4095" }, "vlan", /from 1 to 4094/],
    ["hci-static", { workersA: "many" }, "workersA", /whole number of workers from 1 to 60/],
    ["edge-scalable", { machines: "10" }, "machines", /from 1 to 9/],
    ["hci-static", { prefix: "10.11.4.0/24" }, "prefix", /10\.11\./],
    ["hybrid-static", { vlan: "10" }, "vlan", /office-net and node-net would share/],
    ["ase", { workers: "3" }, "workers", /asks prefix, services/],
    ["mixed", { prefix: "10.7.0.0/24" }, "prefix", /asks nothing/],
  ])("%s with %j", (template, answers, key, words) => {
    const laid = layOut(getTemplate(template), "Wanted", answers as Record<string, string>);
    expect(laid).toMatchObject({ ok: false, error: [{ key }] });
    expect(laid.ok ? "" : laid.error[0]?.message).toMatch(words);
  });

  test("a network without the room says how many addresses are needed and which would do", () => {
    expect(problems("hci-static", { prefix: "10.7.0.0/27" })).toEqual([
      {
        key: "prefix",
        message:
          "A /27 has room for 30 addresses, and this design needs 33 (1 gateway + 27 for nodes and updates + 5 virtual IPs). Use a /26 or a larger network.",
      },
    ]);
  });

  test("all ill-formed answers are named at once", () => {
    const found = problems("hci-dhcp", { prefix: "", vlan: "x", workersB: "0" });
    expect(found.map(({ key }) => key)).toEqual(["prefix", "vlan", "workersB"]);
  });
});

import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { importFile } from "../import-file.ts";

function read(value: JsonObject | string) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return unwrap(importFile(text, { fileName: "cell-4.json", ids: countingIds() }));
}

function noteAt(value: JsonObject | string, path: string): string[] {
  return read(value)
    .notes.filter((note) => note.path === path)
    .map(({ code, severity }) => `${severity} ${code}`);
}

function fields(project: Project | null, kind: string): JsonObject[] {
  const all = project ? [...recordsOf(project, "elements")] : [];
  return all.filter((each) => each.kind === kind).map((each) => each.fields);
}

const WHOLE = { SchemaVersion: "1.16", Init: {}, Machines: [{ LinuxNode: {} }] };

describe("reads what people write", () => {
  test.each<[string, JsonObject, string, string[]]>([
    [
      "keys in any case",
      { NETWORK: { dnsservers: [] } },
      "NETWORK.dnsservers",
      ["info schema-key-case"],
    ],
    [
      "numbers as texts",
      { Machines: [{ LinuxNode: { CpuCount: "4" } }] },
      "Machines[0].LinuxNode.CpuCount",
      ["info schema-type-coercion"],
    ],
    [
      "lists as texts",
      { Network: { DnsServers: "10.0.0.1, 10.0.0.2" } },
      "Network.DnsServers",
      ["info schema-type-coercion"],
    ],
    [
      "switches as texts",
      { Network: { InternetDisabled: "True" } },
      "Network.InternetDisabled",
      ["info schema-type-coercion"],
    ],
    [
      "blank entries",
      { Network: { Proxy: { No: "a,,b" } } },
      "Network.Proxy.No",
      ["info schema-blank-entry"],
    ],
    [
      "placeholders",
      { Network: { Ip4GatewayAddress: "<gateway>" } },
      "Network.Ip4GatewayAddress",
      ["error schema-placeholder"],
    ],
    [
      "typing errors",
      { Network: { NetworkPlugn: "flannel" } },
      "Network.NetworkPlugn",
      ["warning schema-unknown-key"],
    ],
    [
      "a key in the wrong part",
      { Network: { ServiceIPRangeStart: "1.2.3.4", Ip4AddressPrefix: null } },
      "Network.ServiceIPRangeStart",
      ["warning schema-unknown-key"],
    ],
    [
      "things of another shape",
      { Network: { Proxy: [] } },
      "Network.Proxy",
      ["error schema-wrong-type"],
    ],
    [
      "words not known",
      { DeploymentType: "CapiCluster" },
      "DeploymentType",
      ["error schema-unknown-value"],
    ],
    [
      "secrets",
      { Arc: { ClientSecret: "hunter2" } },
      "Arc.ClientSecret",
      ["warning schema-secret"],
    ],
    [
      "secrets in unknown keys",
      { Extra: { Password: "hunter2" } },
      "Extra.Password",
      ["warning schema-secret"],
    ],
    ["another version", { SchemaVersion: "2.0" }, "SchemaVersion", ["info schema-newer"]],
    [
      "no version at all",
      { SchemaVersion: "latest" },
      "SchemaVersion",
      ["warning schema-version-unreadable"],
    ],
  ])("%s", (_, part, path, expected) => {
    expect(noteAt({ ...WHOLE, ...part }, path)).toEqual(expected);
  });

  test("a secret is nowhere in the design", () => {
    const { project } = read({
      ...WHOLE,
      Arc: { ClientSecret: "hunter2" },
      X: [{ token: "hunter2" }],
    });
    expect(
      JSON.stringify(project?.elements.buckets.flatMap((each) => [...(each?.values() ?? [])])),
    ).not.toContain("hunter2");
  });

  test("a key that stands twice", () => {
    expect(
      noteAt(
        '{"Init": {}, "Network": {"DnsServers": [],\n "dnsservers": ["10.0.0.1"]}}',
        "Network.dnsservers",
      ),
    ).toEqual(["error schema-duplicate-key"]);
    expect(noteAt('{"Init": {},\n "Init": {}, "Machines": []}', "Init")).toEqual([
      "error schema-duplicate-key",
    ]);
  });
});

test("a single machine is drawn with everything that the set-up makes", () => {
  const { project } = read({ ...WHOLE, Network: { Ip4AddressPrefix: "192.168.5.0/24" } });
  const kinds = [...recordsOf(project as Project, "elements")].map(({ kind }) => kind).sort();
  expect(kinds).toEqual([
    "cluster",
    "externalEndpoint",
    "host",
    "nat",
    "nodeVm",
    "physicalPort",
    "router",
    "routerInterface",
    "segment",
    "site",
    "vnic",
    "vnic",
    "vswitch",
  ]);
  expect(project?.links.size).toBe(7);
  expect(fields(project, "vswitch")).toEqual([{ mode: "internal", prefix: "192.168.5.0/24" }]);
  expect(fields(project, "site")[0]).toMatchObject({ profile: "EE", variant: "single" });
});

test("gateway and length give the LAN; a DNS server on it is drawn, the router only once", () => {
  const { project } = read({
    ...WHOLE,
    DeploymentType: "ScalableCluster",
    Network: {
      Ip4GatewayAddress: "10.1.2.1",
      Ip4PrefixLength: "23",
      DnsServers: ["10.1.2.1", "10.1.3.53", "8.8.8.8"],
    },
  });
  expect(fields(project, "segment")).toEqual([
    { mode: "physical", prefix: "10.1.2.0/23", gateway: "10.1.2.1" },
  ]);
  expect(fields(project, "routerInterface")).toEqual([{ address: "10.1.2.1/23" }]);
  expect(fields(project, "dnsServer")).toEqual([{ address: "10.1.3.53" }]);
});

test.each([
  ["1.5", "2023-02"],
  ["1.8", "2023-02"],
  ["1.9", "2023-09"],
  ["1.14", "2023-09"],
  ["1.15", "2025-02"],
  ["1.16", "2025-02"],
])("schema %s is judged by the edition %s", (SchemaVersion, edition) => {
  expect(fields(read({ ...WHOLE, SchemaVersion }).project, "site")[0]?.["edition"]).toBe(edition);
});

describe("the shape of 2022", () => {
  const legacy = (network: JsonObject, single = true): JsonObject => ({
    SchemaVersion: "1.1",
    DeployOptions: { SingleMachineCluster: single, NodeType: "Linux" },
    LinuxVm: { CpuCount: 4 },
    Network: network,
  });

  test.each([
    ["10.0.0.1", "10.0.0.10", undefined, false, 10, true],
    ["10.0.0.250", "10.0.1.9", undefined, false, 16, true],
    ["10.0.0.1", "10.0.0.10", 10, false, 10, false],
    ["10.0.0.1", "10.0.0.10", 9, false, 10, true],
    ["10.0.0.1", "10.0.0.10", 0, true, 0, true],
  ])("%s to %s with size %s, single %s: %i addresses", (start, end, given, single, size, said) => {
    const network = {
      ServiceIPRangeStart: start,
      ServiceIPRangeEnd: end,
      ...(given === undefined ? {} : { ServiceIPRangeSize: given }),
    };
    const { project, notes } = read(legacy(network, single));
    expect(fields(project, "addressPool")).toEqual([{ role: "eeService", start, size }]);
    expect(notes.some(({ code }) => code === "service-range-pair")).toBe(said);
  });

  test("an end before the start is an error", () => {
    const network = { ServiceIPRangeStart: "10.0.0.9", ServiceIPRangeEnd: "10.0.0.1" };
    expect(noteAt(legacy(network), "Network.ServiceIPRangeEnd")).toEqual([
      "error service-range-pair",
    ]);
  });

  test("a node that NodeType leaves out is not drawn", () => {
    const file = { ...legacy({}), WindowsVm: { CpuCount: 2 } };
    expect(fields(read(file).project, "nodeVm")).toHaveLength(1);
    expect(noteAt(file, "WindowsVm")).toEqual(["warning schema-ignored"]);
  });
});

describe("the wrapper", () => {
  const wrapper = (more: JsonObject): JsonObject => ({
    SchemaVersion: "1.3",
    AksEdgeProduct: "AKS Edge Essentials - K8s",
    ...more,
  });

  test("its embedded configuration wins over a file, its product names the distribution", () => {
    const file = wrapper({
      AksEdgeConfigFile: "x.json",
      AksEdgeConfig: { ...WHOLE, Network: { NetworkPlugin: "flannel" } },
    });
    expect(fields(read(file).project, "cluster")[0]).toMatchObject({
      distribution: "k8s",
      plugin: "flannel",
    });
    expect(noteAt(file, "AksEdgeConfigFile")).toEqual(["info config-file-superseded"]);
  });

  test("its adapter fills in the first machine's, and a conflict is named", () => {
    const config = (connection: JsonObject): JsonObject => ({
      ...WHOLE,
      DeploymentType: "ScalableCluster",
      Machines: [{ NetworkConnection: connection, LinuxNode: {} }],
    });
    const file = (connection: JsonObject): JsonObject =>
      wrapper({ VSwitch: { Name: "sw", AdapterName: "LAN 2" }, AksEdgeConfig: config(connection) });
    expect(fields(read(file({})).project, "host")).toEqual([{ adapterName: "LAN 2" }]);
    expect(fields(read(file({ AdapterName: "LAN 1" })).project, "host")).toEqual([
      { adapterName: "LAN 1" },
    ]);
    expect(noteAt(file({ AdapterName: "LAN 1" }), "VSwitch.AdapterName")).toEqual([
      "warning schema-conflict",
    ]);
  });
});

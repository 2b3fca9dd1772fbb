import { describe, expect, test } from "vitest";
import type { JsonObject } from "#shared/kernel/json";
import { countingIds } from "#shared/kernel/ids";
import { sortedBy } from "#shared/kernel/order";
import { unwrap } from "#shared/kernel/result";
import { projectName, recordsOf, type Project } from "#shared/model/project";
import { importFile } from "../import-file.ts";

function read(text: string, fileName = "arc") {
  const { project, notes } = unwrap(importFile(text, { fileName, ids: countingIds() }));
  return { project, notes, codes: notes.map(({ code }) => code) };
}

function all(project: Project | null, kind: string) {
  if (!project) throw new Error("no design");
  return sortedBy(recordsOf(project, "elements"), ({ id }) => id)
    .filter((each) => each.kind === kind)
    .map(({ name, fields }) => ({ name, ...fields }));
}

function siteOf(project: Project | null): JsonObject {
  return all(project, "site")[0] ?? {};
}

const BICEP = `using 'main.bicep'
param logicalNetworkName = 'aks-net'
param addressPrefix = '10.4.0.0/24'
param dnsServers = ['10.4.0.5']
param vmSwitchName = 'compute-sw'
param ipAllocationMethod = 'Static'
param vipPoolStart = '10.4.0.20'
param vipPoolEnd = '10.4.0.60'
param nextHopIpAddress = '10.4.0.1'
param vlan = 40
param connectedClusterName = 'edge-1'
param controlPlaneHostIP = '10.4.0.10'
param controlPlaneNodeCount = 1
param nodePoolName = 'pool1'
param nodePoolCount = 3
param nodePoolOSType = 'Linux'
param kubernetesVersion = '1.30.4'
`;

test("Bicep parameters become a network, a cluster and its node pool", () => {
  const { project } = read(BICEP, "edge.bicepparam");
  expect(project && projectName(project)).toBe("edge");
  expect(all(project, "logicalNetwork")).toEqual([
    {
      name: "aks-net",
      switchName: "compute-sw",
      addressPrefix: "10.4.0.0/24",
      gateway: "10.4.0.1",
      dnsServers: ["10.4.0.5"],
      // The template calls the pool of the network a VIP pool.
      poolStart: "10.4.0.20",
      poolEnd: "10.4.0.60",
      vlan: 40,
    },
  ]);
  expect(all(project, "cluster")).toMatchObject([
    { name: "edge-1", controlPlaneCount: 1, network: "lnet-1" },
  ]);
  expect(all(project, "cluster")[0]).toHaveProperty(
    "extraSettings",
    JSON.stringify({ kubernetesVersion: "1.30.4" }, null, 2),
  );
  expect(all(project, "nodePool")).toEqual([{ name: "pool1", os: "linux", count: 3 }]);
  expect(all(project, "routerInterface")).toMatchObject([{ address: "10.4.0.1/24", vlan: 40 }]);
});

test("an expression is named with line and column, left out, and not guessed", () => {
  const text = BICEP.replace("'10.4.0.10'", "readEnvironmentVariable('IP', '10.4.0.10')");
  const { project, notes } = read(text);
  expect(all(project, "controlPlaneEndpoint")).toEqual([]);
  expect(notes).toContainEqual({
    code: "not-a-literal",
    severity: "warning",
    path: "controlPlaneHostIP",
    message: expect.stringContaining("Line 12, column 28: ") as string,
  });
});

test("Terraform variables of both modules are read", () => {
  const network = `name = "aks-net"
vm_switch_name = "compute-sw"
address_prefix = "10.4.0.0/24"
default_gateway = "10.4.0.1"
dns_servers = ["10.4.0.5"]
starting_address = "10.4.0.20"
ending_address = "10.4.0.60"
ip_allocation_method = "Static"
vlan_id = "40"
`;
  expect(all(read(network, "lnet.tfvars").project, "logicalNetwork")).toMatchObject([
    { name: "aks-net", gateway: "10.4.0.1", poolStart: "10.4.0.20", vlan: 40 },
  ]);
  const cluster = `name = "edge-1"
logical_network_id = "/subscriptions/x/providers/Microsoft.AzureStackHCI/logicalNetworks/aks-net"
control_plane_ip = "10.4.0.10"
control_plane_count = 3
pod_cidr = "10.245.0.0/16"
agent_pool_profiles = [
  { name = "pool1", count = 2, vmSize = "Standard_A4_v2" },
  { name = "win1", count = 1, osType = "Windows" },
]
`;
  const { project } = read(cluster, "cluster.tfvars");
  expect(all(project, "cluster")).toMatchObject([
    { name: "edge-1", controlPlaneCount: 3, podCidr: "10.245.0.0/16", network: "lnet-1" },
  ]);
  expect(all(project, "logicalNetwork")).toEqual([{ name: "aks-net" }]);
  expect(all(project, "nodePool")).toEqual([
    { name: "pool1", os: "linux", count: 2 },
    { name: "win1", os: "windows", count: 1 },
  ]);
});

const LNET = {
  type: "Microsoft.AzureStackHCI/logicalNetworks",
  name: "aks-net",
  properties: {
    subnets: [
      {
        properties: {
          addressPrefixes: ["10.4.0.0/24"],
          ipPools: [{ start: "10.4.0.20", end: "10.4.0.60" }],
          routeTable: {
            properties: {
              routes: [
                { properties: { addressPrefix: "10.9.0.0/16", nextHopIpAddress: "10.4.0.9" } },
                { properties: { addressPrefix: "0.0.0.0/0", nextHopIpAddress: "10.4.0.1" } },
              ],
            },
          },
        },
      },
    ],
  },
};

describe("resources", () => {
  test("the gateway of a logical network is the next hop of its default route", () => {
    const { project, codes } = read(JSON.stringify(LNET));
    expect(all(project, "logicalNetwork")).toMatchObject([
      { addressPrefix: "10.4.0.0/24", gateway: "10.4.0.1" },
    ]);
    expect(codes).toContain("not-drawn");
  });

  test.each([
    ["2023-09-01-preview", "2024-02"],
    ["2024-01-01", "2024-02"],
    ["2025-12-01-preview", "2025-07"],
    ["2026-04-01-preview", "2025-07"],
  ])("API version %s goes by the documents of %s", (apiVersion, edition) => {
    const { project } = read(JSON.stringify({ ...LNET, apiVersion }));
    expect(siteOf(project)["edition"]).toBe(edition);
  });

  test("a template with expressions gives what is literal, and names the rest", () => {
    const cluster = {
      type: "Microsoft.HybridContainerService/provisionedClusterInstances",
      apiVersion: "2024-01-01",
      name: "default",
      properties: {
        controlPlane: {
          count: 3,
          controlPlaneEndpoint: { hostIP: "[parameters('controlPlaneIp')]" },
        },
        agentPoolProfiles: [{ name: "pool1", count: 2, osType: "Linux", vmSize: "S" }],
        cloudProviderProfile: {
          infraNetworkProfile: { vnetSubnetIds: ["/x/logicalNetworks/aks-net"] },
        },
      },
    };
    const { project, notes } = read(JSON.stringify({ resources: [LNET, cluster] }, null, 1));
    expect(all(project, "cluster")).toMatchObject([{ controlPlaneCount: 3, network: "lnet-1" }]);
    expect(all(project, "controlPlaneEndpoint")).toEqual([]);
    expect(notes.find(({ code }) => code === "not-a-literal")?.message).toMatch(
      /^Line \d+, column \d+: /,
    );
  });
});

test("dynamic networks make a DHCP site, and lose what they cannot have by name", () => {
  const { project, notes } = read(BICEP.replace("'Static'", "'Dynamic'"));
  expect(all(project, "site")).toMatchObject([{ variant: "dhcp" }]);
  expect(all(project, "logicalNetwork")).toEqual([
    { name: "aks-net", switchName: "compute-sw", planningPrefix: "10.4.0.0/24", vlan: 40 },
  ]);
  const left = notes.find(({ code }) => code === "leased-ignores")?.message;
  for (const word of ["gateway", "dnsServers", "poolStart", "poolEnd"])
    expect(left).toContain(word);
});

test("an Azure Local deployment becomes servers, adapters and networks", () => {
  const text = JSON.stringify({
    parameters: {
      clusterName: { value: "plant" },
      subnetMask: { value: "255.255.254.0" },
      defaultGateway: { value: "10.1.0.1" },
      startingIPAddress: { value: "10.1.0.30" },
      endingIPAddress: { value: "10.1.0.39" },
      dnsServers: { value: ["10.1.0.10"] },
      physicalNodesSettings: { value: [{ name: "n1", ipv4Address: "10.1.1.21" }] },
      intentList: {
        value: [
          { name: "Mgmt", trafficType: ["Management", "Compute"], adapter: ["NIC1", "NIC2"] },
          { name: "Storage", trafficType: ["Storage"], adapter: ["SMB1"] },
        ],
      },
      storageNetworkList: { value: [{ name: "S1", networkAdapterName: "SMB1", vlanId: "201" }] },
      localAdminPassword: { reference: { keyVault: { id: "x" }, secretName: "y" } },
    },
  });
  const { project, codes } = read(text);
  expect(all(project, "host")).toMatchObject([{ name: "n1", addressing: "static" }]);
  expect(all(project, "physicalPort")).toMatchObject([
    { name: "NIC1", address: "10.1.1.21/23", gateway: "10.1.0.1" },
    { name: "NIC2", ipMode: "none" },
    { name: "SMB1", ipMode: "none" },
  ]);
  expect(all(project, "segment")).toMatchObject([
    { name: "management", prefix: "10.1.0.0/23" },
    { name: "S1", vlan: 201 },
  ]);
  expect(all(project, "addressPool")).toMatchObject([{ start: "10.1.0.30", end: "10.1.0.39" }]);
  expect(codes).toContain("secret-elsewhere");
});

test("text of another kind is left to others, a broken file is refused with its place", () => {
  const refuse = (text: string, fileName: string) =>
    importFile(text, { fileName, ids: countingIds() });
  expect(refuse("just words", "a.txt")).toMatchObject({ error: [{ code: "format-unknown" }] });
  expect(refuse("param a = 'x", "a.bicepparam")).toMatchObject({
    error: [
      { code: "bicep-syntax", message: expect.stringMatching(/^Line 1, column 11: /) as string },
    ],
  });
  expect(refuse("nsgs = [", "a.tfvars")).toMatchObject({ error: [{ code: "hcl-syntax" }] });
});

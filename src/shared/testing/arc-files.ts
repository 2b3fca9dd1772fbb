import fc from "fast-check";
import type { Json, JsonObject } from "#shared/kernel/json";
import { printBicepparam } from "#shared/formats/bicep-text/print-bicepparam";
import { maybe, object } from "./generated-json.ts";

const address = fc.tuple(fc.integer({ min: 2, max: 254 })).map(([last]) => `10.4.0.${last}`);
const name = fc.constantFrom(
  "floor-net",
  "edge-1",
  "plant7",
  "a.b_c",
  "Store 12",
  "it's",
  "ünïcode",
);
const word = fc.constantFrom(
  "eastus",
  "1.30.4",
  "Standard_A4_v2",
  "a'b\"c${d}",
  "line\nbreak",
  "ü😀",
);

/** What somebody may fill in for a logical network, by the names of the Bicep template. */
const network = {
  logicalNetworkName: name,
  addressPrefix: fc.constantFrom("10.4.0.0/24", "10.4.0.16/24", "10.4.0.0/23", "300.0.0.0/8"),
  dnsServers: maybe(fc.uniqueArray(address, { minLength: 1, maxLength: 3 })),
  vmSwitchName: maybe(fc.constantFrom("compute-sw", "ConvergedSwitch(compute)")),
  ipAllocationMethod: fc.constantFrom("Static", "Dynamic"),
  vipPoolStart: maybe(address),
  vipPoolEnd: maybe(address),
  nextHopIpAddress: maybe(address),
  vlan: maybe(fc.constantFrom<Json>(0, 7, 4094, "x")),
};

const cluster = {
  azureLocation: maybe(word),
  customLocationResourceID: maybe(word),
  connectedClusterName: name,
  sshPublicKey: maybe(fc.constant("ssh-rsa AAAA plant")),
  controlPlaneHostIP: maybe(address),
  kubernetesVersion: maybe(word),
  controlPlaneVMSize: maybe(word),
  controlPlaneNodeCount: maybe(fc.integer({ min: 0, max: 5 })),
  nodePoolName: fc.constantFrom("linux1", "pool1"),
  nodePoolVMSize: maybe(word),
  nodePoolOSType: maybe(fc.constantFrom("Linux", "Windows")),
  nodePoolCount: maybe(fc.integer({ min: 0, max: 9 })),
  nodePoolLabel: maybe(word),
  nodePoolTaints: maybe(fc.constant<Json>(["a=b:NoSchedule"])),
  netWorkProfilNetworkPolicy: maybe(fc.constantFrom("calico", "cilium")),
  networkProfileLoadBalancerCount: maybe(fc.integer({ min: 0, max: 3 })),
  enableAzureHybridBenefit: maybe(fc.constantFrom("False", "True")),
  enableNfsCsiDriver: maybe(fc.boolean()),
  enableWorkloadIdentity: maybe(fc.boolean()),
};

/** Parameters of a cluster, with a network of its own or on one that exists, by Bicep names. */
export const arcParameters: fc.Arbitrary<JsonObject> = fc.oneof(
  object({ ...network, ...cluster }),
  object({ logicalNetworkName: name, ...cluster }),
);

const ARM: Readonly<Record<string, string>> = {
  azureLocation: "location",
  customLocationResourceID: "customLocation",
  logicalNetworkName: "lnetName",
  vipPoolStart: "vippoolstart",
  vipPoolEnd: "vippoolend",
  sshPublicKey: "sshRSAPublicKey",
  controlPlaneHostIP: "controlPlaneIp",
  nodePoolName: "agentName",
  nodePoolVMSize: "agentVMSize",
  nodePoolOSType: "agentOsType",
  nodePoolCount: "agentCount",
  netWorkProfilNetworkPolicy: "networkPolicy",
  networkProfileLoadBalancerCount: "loadBalancerCount",
};

/** The same parameters as the files of the Bicep and of the ARM template. */
export function asBicep(values: JsonObject): string {
  const params = Object.entries(values).map(([key, value]) => ({ name: key, value }));
  return printBicepparam("main.bicep", [params]);
}

export function asArm(values: JsonObject): string {
  const entries = Object.entries(values).map(([key, value]) => [ARM[key] ?? key, { value }]);
  return JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
    contentVersion: "1.0.0.0",
    parameters: Object.fromEntries(entries) as JsonObject,
  });
}

/** A logical network as Azure holds it, of any of the API versions that AKS uses. */
export const logicalNetworks: fc.Arbitrary<JsonObject> = fc
  .record({
    version: fc.constantFrom(
      "2023-09-01-preview",
      "2024-01-01",
      "2024-02-01-preview",
      "2024-10-01-preview",
      "2026-04-01-preview",
    ),
    lnet: object(network),
  })
  .map(({ version, lnet }) => {
    const gateway = lnet["nextHopIpAddress"];
    const [start, end] = [lnet["vipPoolStart"], lnet["vipPoolEnd"]];
    const route = { addressPrefix: "0.0.0.0/0", nextHopIpAddress: gateway ?? "" };
    const subnet: Record<string, Json> = {
      addressPrefix: lnet["addressPrefix"] ?? "",
      ipAllocationMethod: lnet["ipAllocationMethod"] ?? "Static",
      vlan: lnet["vlan"] ?? 0,
      ipPools: [{ name: "pool", start: start ?? "", end: end ?? "" }],
      routeTable: { properties: { routes: [{ name: "default", properties: route }] } },
    };
    return {
      type: "Microsoft.AzureStackHCI/logicalNetworks",
      apiVersion: version,
      name: lnet["logicalNetworkName"] ?? "",
      properties: {
        vmSwitchName: lnet["vmSwitchName"] ?? "",
        dhcpOptions: { dnsServers: lnet["dnsServers"] ?? [] },
        subnets: [{ name: "subnet", properties: subnet }],
      },
    };
  });

/** A cluster as Azure holds it, of an API version of today, with one node pool. */
export const clusterInstances: fc.Arbitrary<JsonObject> = fc
  .record({
    values: object(cluster),
    lnet: name,
    owner: fc.constantFrom("edge-1", "Store 12"),
  })
  .map(({ values, lnet, owner }) => ({
    id: `/x/providers/Microsoft.Kubernetes/connectedClusters/${owner}/providers/Microsoft.HybridContainerService/provisionedClusterInstances/default`,
    type: "Microsoft.HybridContainerService/provisionedClusterInstances",
    apiVersion: "2026-06-01-preview",
    name: "default",
    location: values["azureLocation"] ?? "",
    properties: {
      kubernetesVersion: values["kubernetesVersion"] ?? "",
      controlPlane: {
        count: values["controlPlaneNodeCount"] ?? null,
        vmSize: values["controlPlaneVMSize"] ?? "",
        controlPlaneEndpoint: { hostIP: values["controlPlaneHostIP"] ?? "" },
      },
      networkProfile: {
        networkPolicy: values["netWorkProfilNetworkPolicy"] ?? "",
        loadBalancerProfile: { count: values["networkProfileLoadBalancerCount"] ?? null },
      },
      agentPoolProfiles: [
        {
          name: values["nodePoolName"] ?? "",
          count: values["nodePoolCount"] ?? null,
          osType: values["nodePoolOSType"] ?? "Linux",
          vmSize: values["nodePoolVMSize"] ?? "",
        },
      ],
      cloudProviderProfile: {
        infraNetworkProfile: { vnetSubnetIds: [`/x/logicalNetworks/${lnet}`] },
      },
      storageProfile: { nfsCsiDriver: { enabled: values["enableNfsCsiDriver"] ?? null } },
    },
  }));

/** Parameters of MetalLB for a cluster that is in another file. */
export const balancers: fc.Arbitrary<JsonObject> = fc
  .record({
    cluster: fc.constantFrom("edge-1", "Store 12", "a.b_c"),
    lb: fc.constantFrom("metallb", "front"),
    addresses: fc.uniqueArray(
      fc.constantFrom("10.4.0.100-10.4.0.110", "10.4.0.200/32", "10.4.0.300", "10.9.0.0/28"),
      { minLength: 1, maxLength: 3 },
    ),
    peers: fc.uniqueArray(fc.constantFrom("tor-1", "tor-2"), { maxLength: 2 }),
    mode: fc.constantFrom("ARP", "BGP", "Both"),
    selector: fc.dictionary(fc.constantFrom("app", "tier"), fc.constantFrom("web", "")),
  })
  .map(({ cluster: owner, lb, addresses, peers, mode, selector }) => ({
    parentResourceId: {
      value: `/subscriptions/x/providers/Microsoft.Kubernetes/connectedClusters/${owner}`,
    },
    loadBalancerName: { value: lb },
    addresses: { value: addresses },
    advertiseMode: { value: mode },
    serviceSelector: { value: selector },
    bgpPeers: { value: peers },
  }));

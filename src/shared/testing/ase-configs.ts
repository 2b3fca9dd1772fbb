import fc from "fast-check";
import type { Json, JsonObject } from "#shared/kernel/json";
import { maybe, object } from "./generated-json.ts";

const address = fc
  .tuple(fc.constantFrom("10.1.2", "192.168.20"), fc.integer({ min: 2, max: 254 }))
  .map(([net, last]) => `${net}.${last}`);
const oddAddress = fc.constantFrom("10.1.2.300", "x", "192.0.2.0/24", "10.01.2.3");
const anyAddress = fc.oneof(
  { weight: 6, arbitrary: address },
  { weight: 1, arbitrary: oddAddress },
);
const mask = fc.constantFrom("255.255.255.0", "255.255.248.0", "255.255.0.0", "255.0.255.0", "24");
const unknown = fc.constantFrom<Json>(true, 7, "kept", [1, { deep: "x" }], {
  any: { thing: null },
});

function poolList(names: readonly string[]): fc.Arbitrary<Json> {
  const range = fc.oneof(
    fc.tuple(anyAddress, anyAddress).map(([a, b]) => `${a}-${b}`),
    anyAddress,
  );
  return fc.array(object({ name: fc.constantFrom(...names), ipAddressRange: maybe(range) }), {
    maxLength: 3,
  });
}

const NODES = ["NODE-1", "NODE-2"];
const PORTS = ["Port1", "Port2", "Port3", "Port10"];

const netInterface = object({
  name: fc.constantFrom(...PORTS),
  nodeName: fc.constantFrom(...NODES),
  nodeId: maybe(fc.uuid()),
  isDhcpEnabled: maybe(fc.boolean()),
  iPv4: maybe(
    object({ address: maybe(anyAddress), subnetMask: maybe(mask), gateway: maybe(anyAddress) }),
  ),
  iPv6: maybe(object({ address: fc.constant("fe80::1") })),
  dnsServerAddresses: maybe(fc.uniqueArray(address, { maxLength: 2 })),
  dnsSuffix: maybe(fc.constant("plant.local")),
  routes: maybe(fc.constant<Json>([{ any: 1 }])),
  ipConfigType: maybe(fc.constant("IP")),
  Surplus: maybe(unknown),
});

const vswitch = object({
  name: fc.constantFrom("vSwitch1", "vSwitch2", "a'b\"c"),
  interfaceName: maybe(fc.constantFrom(...PORTS)),
  enabledForCompute: maybe(fc.boolean()),
  enabledForStorage: maybe(fc.boolean()),
  supportsAcceleratedNetworking: maybe(fc.boolean()),
  ipAddressPools: maybe(poolList(["KubernetesNodeIPs", "KubernetesServiceIPs"])),
  mtu: maybe(fc.constantFrom<Json>(1500, 9000, "x")),
});

const virtualNetwork = object({
  name: fc.constantFrom("cameras", "ünï code"),
  vSwitchName: maybe(fc.constantFrom("vSwitch1", "vSwitch2")),
  vlanId: maybe(fc.integer({ min: 0, max: 4094 })),
  subnetMask: maybe(mask),
  gateway: maybe(anyAddress),
  network: maybe(fc.oneof(address, fc.constantFrom("10.9.0.0", "10.9.0.0/16", "192.0.2.0/24"))),
  enabledForKubernetes: maybe(fc.boolean()),
  ipAddressPools: maybe(poolList(["VirtualMachineIPs", "more"])),
});

/** A device configuration as the device prints it, with holes and slips. */
export const aseConfigs: fc.Arbitrary<JsonObject> = object({
  device: object({
    deviceInfo: maybe(
      fc.constant<Json>({ model: "Azure Stack Edge", nodes: [{ id: "1", name: "NODE-1" }] }),
    ),
    deviceEndpoint: maybe(fc.constant<Json>({ name: "DBE-1", dnsDomain: "example.com" })),
    network: object({
      dhcpPolicy: maybe(fc.constant("AttemptRenew")),
      interfaces: maybe(fc.array(netInterface, { maxLength: 6 })),
      vSwitches: maybe(fc.array(vswitch, { maxLength: 3 })),
      virtualNetworks: maybe(fc.array(virtualNetwork, { maxLength: 2 })),
    }),
    time: maybe(fc.constant<Json>({ timeZone: "UTC" })),
    webProxy: maybe(
      object({
        isEnabled: maybe(fc.boolean()),
        connectionURI: maybe(fc.constantFrom("http://10.1.2.3:8080", "https://p:1")),
        authentication: maybe(fc.constantFrom("None", "NTLM")),
        username: maybe(fc.constant("me")),
      }),
    ),
    Oddity: maybe(unknown),
  }),
});

/** What the PowerShell interface is told of subnets and routes. */
export const aseSteps: fc.Arbitrary<JsonObject> = object({
  "Set-HcsKubeClusterNetworkInfo": maybe(
    object({
      PodSubnet: fc.constant("10.96.0.0/16"),
      ServiceSubnet: maybe(fc.constant("10.97.0.0/16")),
    }),
  ),
  "Add-HcsNetRoute": fc.array(
    object({
      InterfaceAlias: fc.constantFrom(...PORTS, "it's"),
      DestinationPrefix: fc.constantFrom("192.168.21.0/24", "10.0.0.0/8"),
      NextHop: address,
      RouteMetric: maybe(fc.integer({ min: 1, max: 9999 })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

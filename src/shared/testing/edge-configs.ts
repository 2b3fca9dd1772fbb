import fc from "fast-check";
import type { Json, JsonObject } from "#shared/kernel/json";
import { maybe, object } from "./generated-json.ts";

const address = fc.tuple(fc.integer({ min: 2, max: 254 })).map(([last]) => `192.168.1.${last}`);
const word = fc.constantFrom("edge-rg", "EastUS", "Plant 7", "a'b\"c", "ünïcode");
const guid = fc.uuid({ version: 4 });

const unknown = fc.constantFrom<Json>(true, 7, "kept", [1, { deep: "x" }], {
  any: { thing: null },
});

const nodeSizes = {
  CpuCount: maybe(fc.integer({ min: 2, max: 64 })),
  MemoryInMB: maybe(fc.integer({ min: 1024, max: 65536 }).map((n) => n * 2)),
  MacAddress: maybe(fc.constant("00-15-5D-01-02-03")),
  Mtu: maybe(fc.integer({ min: 576, max: 9216 })),
  TimeoutSeconds: maybe(fc.integer({ min: 1, max: 3600 })),
};

function linuxNode(isStatic: boolean): fc.Arbitrary<JsonObject> {
  return object({
    ...nodeSizes,
    ...(isStatic ? { ControlPlane: maybe(fc.constant(true)), Ip4Address: address } : {}),
    DataSizeInGB: maybe(fc.integer({ min: 1, max: 500 })),
    LogSizeInGB: maybe(fc.integer({ min: 1, max: 10 })),
    TpmPassthrough: maybe(fc.boolean()),
    MemoryHugePages: maybe(fc.constant<Json>({ Size: 2048 })),
    Surplus: maybe(unknown),
    SecondaryNetworks: maybe(
      fc.array(
        object({
          VMSwitchName: word,
          Ip4Address: maybe(address),
          Ip4GatewayAddress: maybe(address),
          Ip4PrefixLength: maybe(fc.integer({ min: 1, max: 31 })),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  });
}

/** A whole deployment configuration of schema 1.16 for one machine, as a person would fill it in. */
function edgeConfig(isStatic: boolean): fc.Arbitrary<JsonObject> {
  return object({
    SchemaVersion: fc.constant("1.16"),
    Version: fc.constantFrom("1.0", "2.3"),
    DeploymentType: fc.constant(isStatic ? "ScalableCluster" : "SingleMachineCluster"),
    Init: object({
      ServiceIPRangeSize: maybe(fc.integer({ min: 0, max: 127 })),
      ...(isStatic ? { ServiceIPRangeStart: maybe(address) } : {}),
      KmsPlugin: maybe(object({ Enable: fc.boolean() })),
    }),
    Arc: object({
      ClusterName: maybe(word),
      Location: maybe(word),
      ResourceGroupName: maybe(word),
      SubscriptionId: maybe(guid),
      TenantId: maybe(guid),
      ClientId: maybe(guid),
      EnableWorkloadIdentity: maybe(fc.boolean()),
    }),
    Network: object({
      NetworkPlugin: maybe(fc.constantFrom("flannel", "calico")),
      DnsServers: maybe(
        fc.uniqueArray(fc.constantFrom("192.168.1.1", "192.168.1.53", "8.8.8.8"), { minLength: 1 }),
      ),
      InternetDisabled: maybe(fc.boolean()),
      SkipAddressFreeCheck: maybe(fc.boolean()),
      SkipDnsCheck: maybe(fc.boolean()),
      ...(isStatic
        ? {
            ControlPlaneEndpointIp: maybe(address),
            Ip4GatewayAddress: fc.constantFrom("192.168.1.1", "192.168.1.254", "192.168.1.300"),
            Ip4PrefixLength: maybe(fc.constantFrom<Json>(24, 23, 16, 40, "x")),
          }
        : { Ip4AddressPrefix: maybe(fc.constantFrom("192.168.5.0/24", "10.0.0.0/24")) }),
      Proxy: maybe(
        object({
          Http: maybe(fc.constant("http://proxy.plant.local:3128")),
          Https: maybe(fc.constant("http://proxy.plant.local:3128")),
          No: maybe(fc.constantFrom("localhost,127.0.0.1", ".svc")),
        }),
      ),
      Oddity: maybe(unknown),
    }),
    User: object({ AcceptEula: fc.boolean(), AcceptOptionalTelemetry: maybe(fc.boolean()) }),
    Machines: object({
      ...(isStatic
        ? {
            NetworkConnection: object({
              AdapterName: word,
              Mtu: maybe(fc.integer({ min: 576, max: 9216 })),
            }),
          }
        : {}),
      LinuxNode: linuxNode(isStatic),
      WindowsNode: maybe(object({ ...nodeSizes, ...(isStatic ? { Ip4Address: address } : {}) })),
    }).map((machine) => [machine] as Json),
    AioDeploy: maybe(unknown),
  });
}

export const edgeConfigs: fc.Arbitrary<JsonObject> = fc.boolean().chain(edgeConfig);

/** The wrapper of the GitHub tools around a configuration. Only a scalable one names a switch. */
export const edgeWrappers: fc.Arbitrary<JsonObject> = fc.boolean().chain((isStatic) =>
  object({
    SchemaVersion: fc.constant("1.3"),
    Version: fc.constant("1.0"),
    AksEdgeProduct: fc.constantFrom("AKS Edge Essentials - K8s", "AKS Edge Essentials - K3s"),
    AksEdgeProductUrl: maybe(fc.constant("https://example.com/AksEdge.msi")),
    ...(isStatic ? { VSwitch: maybe(object({ Name: maybe(fc.constant("extsw")) })) } : {}),
    Azure: object({
      Location: word,
      ResourceGroupName: word,
      SubscriptionId: guid,
      TenantId: guid,
    }),
    AksEdgeConfig: edgeConfig(isStatic),
  }),
);

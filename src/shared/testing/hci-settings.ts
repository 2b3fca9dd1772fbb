import fc from "fast-check";
import type { Json, JsonObject } from "#shared/kernel/json";
import { maybe, object } from "./generated-json.ts";

const address = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 254 }))
  .map(([third, last]) => `10.20.${third}.${last}`);
const odd = fc.constantFrom("10.20.0.300", "first-last", "x", "10.20.0.1/33");
const typed = fc.oneof({ weight: 12, arbitrary: address }, { weight: 1, arbitrary: odd });
const word = fc.constantFrom(
  "vnet1",
  "aks-default-network",
  "Plant 7",
  "a'b\"c",
  "\u2018ünï\u2019",
  "$x `y`; rm",
);
const folder = fc.constantFrom(
  "C:\\ClusterStorage\\Volume1",
  "\\\\share\\x y",
  "{{ dir }}\\Images",
);
const count = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 200 }) as fc.Arbitrary<Json> },
  { weight: 1, arbitrary: fc.constantFrom<Json>("three", -1, 1.5, 1e21) },
);

function network(name: string, isStatic: boolean): fc.Arbitrary<JsonObject> {
  return object({
    name: fc.oneof(
      fc.constant(name),
      word.map((text) => `${text} ${name}`),
    ),
    vswitchName: maybe(word),
    vipPoolStart: maybe(typed),
    vipPoolEnd: maybe(typed),
    vlanID: maybe(fc.oneof(fc.integer({ min: 0, max: 4094 }) as fc.Arbitrary<Json>, count)),
    ...(isStatic
      ? {
          ipAddressPrefix: maybe(
            fc.constantFrom("10.20.0.0/22", "10.20.0.0/16", "10.20.1.0/24", "10.20.1.7/24", "no"),
          ),
          gateway: typed,
          dnsServers: maybe(fc.uniqueArray(typed, { minLength: 1, maxLength: 4 })),
          k8sNodeIpPoolStart: maybe(typed),
          k8sNodeIpPoolEnd: maybe(typed),
        }
      : {}),
  });
}

const config = object({
  imageDir: maybe(folder),
  workingDir: maybe(folder),
  cloudConfigLocation: maybe(folder),
  cloudServiceCidr: maybe(fc.constantFrom("10.20.0.9/22", "10.9.0.9/16", "10.20.0.9")),
  clusterRoleName: maybe(word),
  nodeAgentPort: maybe(count),
  macPoolStart: maybe(fc.constant("02:1E:2B:78:00:00")),
  skipHostLimitChecks: maybe(fc.boolean()),
  createAutoConfigContainers: maybe(fc.boolean()),
});

const proxy = object({
  name: word,
  http: maybe(fc.constant("http://proxy.plant.local:3128")),
  https: maybe(fc.constant("http://proxy.plant.local:3128")),
  noProxy: maybe(fc.constantFrom("localhost,127.0.0.1,.svc", ".svc")),
});

const taints = fc.uniqueArray(fc.constantFrom("sku=gpu:NoSchedule", "a=b:NoExecute"), {
  minLength: 1,
});

function cluster(name: string, networks: readonly string[]): fc.Arbitrary<JsonObject> {
  return object({
    name: fc.constant(name),
    controlPlaneNodeCount: maybe(count),
    nodePoolName: maybe(fc.constantFrom("pool0", "pool9", "Pool x")),
    nodeCount: maybe(count),
    osType: maybe(fc.constantFrom("Linux", "windows")),
    vnet: maybe(fc.constantFrom(...networks)),
    primaryNetworkPlugin: maybe(fc.constantFrom("flannel", "Calico")),
    loadBalancerSettings: maybe(fc.constantFrom("lbnone", "lb two")),
    kubernetesVersion: maybe(fc.constant("v1.21.2")),
    nodeVmSize: maybe(fc.constant("Standard_K8S3_v1")),
    taints: maybe(taints as fc.Arbitrary<Json>),
    nodeMaxPodCount: maybe(count),
    enableMonitoring: maybe(fc.boolean()),
    linuxNodeCount: maybe(count),
    windowsNodeVmSize: maybe(word),
  });
}

function pool(clusterName: string, name: string): fc.Arbitrary<JsonObject> {
  return object({
    clusterName: fc.constant(clusterName),
    name: fc.constant(name),
    count: maybe(count),
    osType: maybe(fc.constantFrom("Linux", "Windows")),
    vmSize: maybe(word),
    maxPodCount: maybe(count),
    disableAutoScaler: maybe(fc.boolean()),
  });
}

/** Settings of AKS on Azure Stack HCI under the names of commands, as a person might type them. */
export const hciSettings: fc.Arbitrary<JsonObject> = fc.boolean().chain((isStatic) =>
  object({
    "New-AksHciNetworkSetting": maybe(network("host", isStatic)),
    "Set-AksHciConfig": maybe(config),
    "New-AksHciProxySetting": maybe(proxy),
    "New-AksHciClusterNetwork": fc
      .tuple(network("n1", isStatic), network("n2", isStatic))
      .map((list) => list as Json),
    "New-AksHciLoadBalancerSetting": fc.constant<Json>([
      { name: "lbnone", loadBalancerSku: "none" },
      { name: "lb two", loadBalancerSku: "HAProxy" },
    ]),
    "New-AksHciCluster": fc
      .tuple(cluster("line1", ["host", "n1"]), cluster("line2", ["n2", "elsewhere"]))
      .map((list) => list as Json),
    "New-AksHciNodePool": fc
      .tuple(pool("line1", "pool1"), pool("LINE1", "a pool"), pool("line2", "pool1"))
      .map((list) => list as Json),
  }),
);

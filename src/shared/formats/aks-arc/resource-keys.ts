import {
  anything,
  choice,
  integer,
  list,
  section,
  text,
  texts,
  type KeyDef,
} from "../keys/key-def.ts";
import { MODES } from "./balancer-extra.ts";
import { ALLOCATIONS } from "./parameters.ts";

const kept = { kept: true } as const;

/** What every Azure resource has around its properties. */
const ENVELOPE: readonly KeyDef[] = [
  text("type"),
  text("apiVersion"),
  text("name"),
  text("id"),
  text("location", kept),
  anything("extendedLocation"),
  anything("tags"),
  anything("systemData"),
  anything("dependsOn"),
  text("scope", kept),
  text("condition", kept),
  text("kind"),
  anything("identity"),
];

const STATE = ["provisioningState", "status"].map((key) => anything(key));

/**
 * `Microsoft.AzureStackHCI/logicalNetworks`, API versions 2023-09-01-preview to 2026-04-01-preview.
 * The gateway is the next hop of the route to 0.0.0.0/0.
 */
export const LOGICAL_NETWORK_KEYS: readonly KeyDef[] = [
  ...ENVELOPE,
  section(
    "properties",
    text("vmSwitchName"),
    section("dhcpOptions", texts("dnsServers")),
    list(
      "subnets",
      16,
      text("name", kept),
      section(
        "properties",
        text("addressPrefix"),
        texts("addressPrefixes"),
        choice("ipAllocationMethod", ALLOCATIONS),
        integer("vlan", { default: 0 }),
        list(
          "ipPools",
          64,
          text("name", kept),
          text("ipPoolType"),
          text("start"),
          text("end"),
          anything("info"),
        ),
        section(
          "routeTable",
          ...ENVELOPE,
          section(
            "properties",
            list(
              "routes",
              64,
              text("name", kept),
              section("properties", text("addressPrefix"), text("nextHopIpAddress")),
            ),
          ),
        ),
        anything("ipConfigurationReferences"),
        anything("networkSecurityGroup"),
      ),
    ),
    anything("networkType"),
    ...STATE,
  ),
];

/** `Microsoft.HybridContainerService/virtualNetworks` of 2023 and January 2024. */
export const VIRTUAL_NETWORK_KEYS: readonly KeyDef[] = [
  ...ENVELOPE,
  section(
    "properties",
    anything("infraVnetProfile"),
    text("ipAddressPrefix"),
    text("gateway"),
    texts("dnsServers"),
    integer("vlanID", { default: 0 }),
    list("vipPool", 64, text("startIP"), text("endIP")),
    list("vmipPool", 64, text("startIP"), text("endIP")),
    anything("dhcpServers"),
    ...STATE,
  ),
];

/** `Microsoft.HybridContainerService/provisionedClusterInstances`, 2024-01-01 to 2026-06-01-preview. */
export const CLUSTER_KEYS: readonly KeyDef[] = [
  ...ENVELOPE,
  section(
    "properties",
    text("kubernetesVersion", kept),
    anything("linuxProfile"),
    section(
      "controlPlane",
      integer("count"),
      text("vmSize", kept),
      section("controlPlaneEndpoint", text("hostIP")),
    ),
    section(
      "networkProfile",
      text("podCidr"),
      choice("networkPolicy", ["calico", "cilium"]),
      section("loadBalancerProfile", integer("count", kept)),
    ),
    anything("agentPoolProfiles"),
    section("cloudProviderProfile", section("infraNetworkProfile", texts("vnetSubnetIds"))),
    section("clusterVMAccessProfile", anything("authorizedIPRanges")),
    section("licenseProfile", text("azureHybridBenefit", kept)),
    section(
      "storageProfile",
      section("nfsCsiDriver", anything("enabled")),
      section("smbCsiDriver", anything("enabled")),
    ),
    anything("autoScalerProfile"),
    anything("distribution"),
    ...STATE,
  ),
];

/** `Microsoft.KubernetesRuntime/loadBalancers`, 2024-03-01. */
export const LOAD_BALANCER_KEYS: readonly KeyDef[] = [
  ...ENVELOPE,
  section(
    "properties",
    texts("addresses"),
    choice("advertiseMode", MODES),
    anything("serviceSelector"),
    texts("bgpPeers"),
    ...STATE,
  ),
];

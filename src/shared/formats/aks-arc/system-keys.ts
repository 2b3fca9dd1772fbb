import {
  anything,
  flag,
  integer,
  list,
  section,
  text,
  texts,
  type KeyDef,
} from "../keys/key-def.ts";

const kept = { kept: true } as const;

/** Parameters of an Azure Local deployment that say something of its network. */
export const SYSTEM_KEYS: readonly KeyDef[] = [
  text("clusterName"),
  text("subnetMask"),
  text("defaultGateway"),
  text("startingIPAddress"),
  text("endingIPAddress"),
  texts("dnsServers"),
  flag("useDhcp"),
  list("physicalNodesSettings", 16, text("name"), text("ipv4Address")),
  text("networkingType", kept),
  text("networkingPattern", kept),
  list(
    "intentList",
    16,
    text("name"),
    texts("trafficType"),
    texts("adapter"),
    flag("overrideVirtualSwitchConfiguration"),
    anything("virtualSwitchConfigurationOverrides"),
    flag("overrideQosPolicy"),
    anything("qosPolicyOverrides"),
    flag("overrideAdapterProperty"),
    section(
      "adapterPropertyOverrides",
      integer("jumboPacket"),
      text("networkDirect", kept),
      text("networkDirectTechnology", kept),
    ),
  ),
  list(
    "storageNetworkList",
    16,
    text("name"),
    text("networkAdapterName"),
    integer("vlanId"),
    anything("storageAdapterIPInfo"),
  ),
  flag("storageConnectivitySwitchless", kept),
  flag("enableStorageAutoIp", kept),
];

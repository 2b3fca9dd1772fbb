import type { Rule } from "../define-rule.ts";
import { adapterNotPhysical, vswitchWifi } from "./adapter.ts";
import { arcSectionMissing } from "./arc-section-missing.ts";
import { autoSubnet } from "./auto-subnet.ts";
import { controlPlaneCountEven } from "./control-plane-count.ts";
import { cniDistributionMismatch, podServiceDefaults } from "./distribution.ts";
import { dnsEqualsGateway } from "./dns-equals-gateway.ts";
import { dnsPublicOnly } from "./dns-public-only.ts";
import { aseNodeRangeSplit } from "./ase-node-range-split.ts";
import { aseServiceSpare } from "./ase-service-spare.ts";
import { eulaNotAccepted } from "./eula-not-accepted.ts";
import { gatewayCount } from "./host-gateways.ts";
import { noproxyOverlapsLan } from "./noproxy.ts";
import { reservedRangeHostLan } from "./reserved-range-host-lan.ts";
import { secondaryNetworkIncomplete } from "./secondary-network.ts";
import { serviceRangeSize } from "./service-range-size.ts";
import { serviceRangeZero } from "./service-range-zero.ts";
import { skipCheckSet } from "./skip-check-set.ts";
import { vlanShared } from "./vlan-shared.ts";
import { findingsLeftOut } from "./findings-left-out.ts";
import { waiverExpired, waiverOrphaned } from "./waivers.ts";
import { prefixMuchWider } from "./prefix-much-wider.ts";
import { upgradeHeadroom } from "./upgrade-headroom.ts";
import { aksName } from "./aks-name.ts";
import { multiHomed } from "./multi-homed.ts";
import { vlanUntagged } from "./vlan-untagged.ts";
import { serverLimit, vmLimit } from "./system-limits.ts";
import { dynamicUnsupported } from "./arc-dynamic-network.ts";
import { fabricNames } from "./dns-must-resolve-fabric.ts";
import { logicalDnsPublic } from "./logical-dns-public.ts";
import { logicalUntagged } from "./arc-untagged.ts";
import { logicalNetworkName } from "./logical-network-name.ts";
import { nodePoolName } from "./node-pool-name.ts";
import { portsCrossVlan } from "./arc-ports.ts";
import { gatewayOnStorage, storageOneSubnetPerVlan } from "./storage-networks.ts";

/** Beyond the catalogue: what incidents in the field taught. */
export const X_RULES: readonly Rule[] = [
  serviceRangeZero,
  serviceRangeSize,
  autoSubnet,
  podServiceDefaults,
  cniDistributionMismatch,
  skipCheckSet,
  arcSectionMissing,
  eulaNotAccepted,
  secondaryNetworkIncomplete,
  reservedRangeHostLan,
  dnsEqualsGateway,
  dnsPublicOnly,
  noproxyOverlapsLan,
  adapterNotPhysical,
  vswitchWifi,
  controlPlaneCountEven,
  gatewayCount,
  vlanShared,
  dynamicUnsupported,
  fabricNames,
  logicalDnsPublic,
  logicalUntagged,
  logicalNetworkName,
  nodePoolName,
  portsCrossVlan,
  storageOneSubnetPerVlan,
  gatewayOnStorage,
  prefixMuchWider,
  upgradeHeadroom,
  aksName,
  multiHomed,
  vlanUntagged,
  serverLimit,
  vmLimit,
  waiverExpired,
  waiverOrphaned,
  findingsLeftOut,
  aseNodeRangeSplit,
  aseServiceSpare,
];

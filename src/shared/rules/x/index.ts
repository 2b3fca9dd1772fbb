import type { Rule } from "../define-rule.ts";
import { adapterNotPhysical, vswitchWifi } from "./adapter.ts";
import { controlPlaneCountEven } from "./control-plane-count.ts";
import { arcSectionMissing, eulaNotAccepted, skipCheckSet } from "./deployment.ts";
import { cniDistributionMismatch, podServiceDefaults } from "./distribution.ts";
import { dnsEqualsGateway, dnsPublicOnly } from "./dns-choice.ts";
import { gatewayCount } from "./host-gateways.ts";
import { autoSubnet, reservedRangeHostLan } from "./internal-prefix.ts";
import { noproxyOverlapsLan } from "./noproxy.ts";
import { secondaryNetworkIncomplete } from "./secondary-network.ts";
import { serviceRangeSize, serviceRangeZero } from "./service-range.ts";
import { vlanShared } from "./vlan-shared.ts";

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
];

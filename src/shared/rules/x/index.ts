import type { Rule } from "../define-rule.ts";
import { adapterNotPhysical, vswitchWifi } from "./adapter.ts";
import { arcSectionMissing } from "./arc-section-missing.ts";
import { autoSubnet } from "./auto-subnet.ts";
import { controlPlaneCountEven } from "./control-plane-count.ts";
import { cniDistributionMismatch, podServiceDefaults } from "./distribution.ts";
import { dnsEqualsGateway } from "./dns-equals-gateway.ts";
import { dnsPublicOnly } from "./dns-public-only.ts";
import { eulaNotAccepted } from "./eula-not-accepted.ts";
import { gatewayCount } from "./host-gateways.ts";
import { noproxyOverlapsLan } from "./noproxy.ts";
import { reservedRangeHostLan } from "./reserved-range-host-lan.ts";
import { secondaryNetworkIncomplete } from "./secondary-network.ts";
import { serviceRangeSize } from "./service-range-size.ts";
import { serviceRangeZero } from "./service-range-zero.ts";
import { skipCheckSet } from "./skip-check-set.ts";
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

import type { Rule } from "../define-rule.ts";
import { aseRangeOutside } from "./ase-range-outside.ts";
import { aseRangesOverlap } from "./ase-ranges-overlap.ts";
import { aseServiceOutside } from "./ase-service-outside.ts";
import { aseServicesWithoutRange } from "./ase-services-without-range.ts";
import { endpointClaimed } from "./endpoint-claimed.ts";
import { endpointCount } from "./endpoint-count.ts";
import { endpointOutside } from "./endpoint-outside.ts";
import { serviceOutsideRange } from "./service-outside-range.ts";
import { serviceRangeFits } from "./service-range-fits.ts";
import { serviceRangeHalf } from "./service-range-half.ts";
import { serviceRangeIntruder } from "./service-range-intruder.ts";
import { serviceRangeMissing } from "./service-range-missing.ts";
import { serviceRangeOutside } from "./service-range-outside.ts";
import { serviceSize } from "./service-size.ts";
import { serviceStart } from "./service-start.ts";
import { setAutomatically } from "./set-automatically.ts";
import { controlPlaneCount } from "./control-plane-count.ts";
import { controlPlaneInPool } from "./control-plane-in-pool.ts";
import { controlPlaneOnInfrastructure } from "./control-plane-on-infrastructure.ts";
import { controlPlaneInBalancer } from "./control-plane-in-balancer.ts";
import { controlPlaneShared } from "./control-plane-shared.ts";
import { controlPlaneOutside } from "./control-plane-outside.ts";
import { balancerOnInfrastructure } from "./balancer-on-infrastructure.ts";
import { vipPoolMissing } from "./vip-pool-missing.ts";
import { vipPoolOnNodePool } from "./vip-pool-on-node-pool.ts";
import { vipPoolOutside, vipPoolOutsideScope } from "./vip-pool-outside.ts";
import { vipPoolSplit } from "./vip-pool-split.ts";
import { vipPoolsOverlap } from "./vip-pools-overlap.ts";
import { apiServerAddress } from "./api-server-address.ts";
import { serviceAddress } from "./service-address.ts";
import { serviceWithoutRecord } from "./service-without-record.ts";

/** Virtual addresses: control plane endpoints, service ranges, VIP pools. */
export const VIP_RULES: readonly Rule[] = [
  vipPoolMissing,
  vipPoolOutside,
  vipPoolOutsideScope,
  vipPoolSplit,
  vipPoolOnNodePool,
  apiServerAddress,
  serviceAddress,
  vipPoolsOverlap,
  endpointCount,
  endpointClaimed,
  endpointOutside,
  setAutomatically,
  serviceStart,
  serviceRangeFits,
  serviceRangeHalf,
  serviceRangeOutside,
  serviceRangeIntruder,
  serviceSize,
  serviceRangeMissing,
  serviceOutsideRange,
  controlPlaneCount,
  controlPlaneInPool,
  controlPlaneOnInfrastructure,
  controlPlaneInBalancer,
  controlPlaneShared,
  controlPlaneOutside,
  aseServicesWithoutRange,
  aseRangesOverlap,
  aseRangeOutside,
  aseServiceOutside,
  balancerOnInfrastructure,
  serviceWithoutRecord,
];

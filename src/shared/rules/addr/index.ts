import type { Rule } from "../define-rule.ts";
import { documentationBlock } from "./documentation-block.ts";
import { duplicate } from "./duplicate.ts";
import { aseNodeRange } from "./ase-node-range.ts";
import { fixedAddress } from "./fixed-address.ts";
import { gatewayOwner } from "./gateway-owner.ts";
import { gatewayUnusable } from "./gateway-unusable.ts";
import { grantMissing } from "./grant-missing.ts";
import { hostBits } from "./host-bits.ts";
import { inUse } from "./in-use.ts";
import { invertedRange } from "./inverted-range.ts";
import { ipv6 } from "./ipv6.ts";
import { mixedLengths } from "./mixed-lengths.ts";
import { broadcastAddress, networkAddress } from "./network-or-broadcast.ts";
import { nodeWithoutAddress } from "./node-without-address.ts";
import { nodesApart } from "./nodes-apart.ts";
import { notAPrefix } from "./not-a-prefix.ts";
import { notAnIpv4Address } from "./not-an-ipv4-address.ts";
import { outsideCollides } from "./outside-collides.ts";
import { outsideGrant } from "./outside-grant.ts";
import { outsideSegment } from "./outside-segment.ts";
import { overlappingSegments } from "./overlapping-segments.ts";
import { poolEdges } from "./pool-edges.ts";
import { poolGateway } from "./pool-gateway.ts";
import { poolIntruder } from "./pool-intruder.ts";
import { poolOutside } from "./pool-outside.ts";
import { poolOverlap } from "./pool-overlap.ts";
import { prefixSize } from "./prefix-size.ts";
import { publicSpace } from "./public-space.ts";
import { specialBlock } from "./special-block.ts";
import { twoPrefixes } from "./two-prefixes.ts";
import { staticGateway } from "./static-gateway.ts";
import { logicalPrefix } from "./logical-prefix.ts";
import { logicalPool } from "./logical-pool.ts";
import { nodeOutsidePool } from "./node-outside-pool.ts";
import { cloudAgentLength } from "./cloud-agent-length.ts";
import { cloudAgentMissing } from "./cloud-agent-missing.ts";
import { cloudAgentNeedless } from "./cloud-agent-needless.ts";
import { cloudAgentInPool } from "./cloud-agent-in-pool.ts";
import { cloudAgentOutside } from "./cloud-agent-outside.ts";
import { mixedServers } from "./mixed-servers.ts";
import { nodePoolMissing } from "./node-pool-missing.ts";
import { nodePoolSplit } from "./node-pool-split.ts";
import { staticPrefix } from "./static-prefix.ts";
import { nodePoolMember } from "./node-pool-member.ts";

/** Addresses, subnets, gateways, pools in general. */
export const ADDR_RULES: readonly Rule[] = [
  notAnIpv4Address,
  notAPrefix,
  prefixSize,
  hostBits,
  outsideSegment,
  networkAddress,
  broadcastAddress,
  duplicate,
  overlappingSegments,
  mixedLengths,
  twoPrefixes,
  gatewayUnusable,
  staticGateway,
  gatewayOwner,
  invertedRange,
  poolOutside,
  poolEdges,
  poolGateway,
  poolIntruder,
  poolOverlap,
  specialBlock,
  documentationBlock,
  publicSpace,
  ipv6,
  fixedAddress,
  outsideCollides,
  nodeWithoutAddress,
  nodesApart,
  grantMissing,
  outsideGrant,
  inUse,
  cloudAgentMissing,
  cloudAgentLength,
  cloudAgentOutside,
  cloudAgentNeedless,
  mixedServers,
  cloudAgentInPool,
  staticPrefix,
  nodePoolMissing,
  nodePoolSplit,
  nodePoolMember,
  logicalPrefix,
  logicalPool,
  nodeOutsidePool,
  aseNodeRange,
];

import { rangeSet } from "#shared/address/range-set";
import type { Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { guestsOf } from "#shared/facts/network-guests";
import { isPinned } from "#shared/facts/pinned";
import { platformOf } from "#shared/facts/places";
import { isMemberOfPool, vnetRanges, type VnetPool } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import { rangeText } from "#shared/rules/vnet-fixes";
import { calculateHci } from "../calculate-hci.ts";
import { plannedClustersOn } from "../network/planned-clusters.ts";
import type { HciSpec } from "../plan-spec.ts";
import { withFurther } from "./further-clusters.ts";
import type { Further, Wanted } from "./wanted.ts";

/** The two pools of an AKS virtual network. */
export function wantedHci(facts: Facts, vnet: ElementRecord, further: Further): Wanted {
  const demand = hciDemand(facts, vnet.id);
  const platform = platformOf(facts, vnet.id);
  const isLeased = platform?.code === "HCI-DH";
  const { gateway, others } = guestsOf(facts, vnet.id);
  const spec: HciSpec = {
    profile: "hci",
    variant: isLeased ? "dhcp" : "static",
    edition: platform?.edition ?? "",
    gatewayInside: gateway > 0,
    otherAddresses: others,
    withAksHost: demand.hosts > 0,
    vipCountMode: demand.mode,
    countHostApiVip: demand.hostApis > 0,
    clusters: withFurther(plannedClustersOn(facts, vnet.id), further),
  };
  const plan = calculateHci(spec);
  const pool = (field: VnetPool, label: string, size: number): Wanted["ranges"][number] => ({
    id: field,
    element: vnet.id,
    label,
    size,
    current: rangeSet(vnetRanges(facts, vnet.id, field))[0],
    pinned: isPinned(facts, vnet.id, field),
    write: (range) => ({ [field]: [rangeText(range)] }),
    isMember: (claim) => isMemberOfPool(facts, claim, vnet.id, field),
    isOwn: (claim) => claim.owner === vnet.id && claim.field === field,
  });
  const vips = pool("vipPool", "VIP pool", plan.vipPool);
  const ranges = isLeased ? [vips] : [pool("nodeVmPool", "Node VM pool", plan.nodePool), vips];
  return { object: vnet, spec, plan, ranges, leases: isLeased ? plan.nodePool : 0 };
}

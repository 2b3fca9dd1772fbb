import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { cloudAgentsOf, vnetsOf } from "../hci-values.ts";
import { addressesStep, type Asked } from "../shared-steps/addresses-step.ts";
import type { StepPlan } from "../step.ts";
import { parseIpv4 } from "#shared/address/ipv4";

/** Nobody answers in the pools, nor on the address of the cloud agent. */
export function hciAddressesFree({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const pools = vnetsOf(facts, plan).flatMap(({ vnet, nodePool, vipPool }): Asked[] => [
    ...nodePool.map((range) => ({
      label: "node VM pool",
      range,
      element: vnet.id,
      field: "nodeVmPool",
    })),
    ...vipPool.map((range) => ({ label: "VIP pool", range, element: vnet.id, field: "vipPool" })),
  ]);
  const agents = cloudAgentsOf(facts, plan).flatMap(
    ({ hostCluster, isNeeded, address }): Asked[] => {
      const parsed = isNeeded && address !== undefined ? parseIpv4(address) : undefined;
      if (!parsed?.ok) return [];
      const range = { start: parsed.value, end: parsed.value };
      return [{ label: "cloud agent", range, element: hostCluster.id, field: "cloudServiceCidr" }];
    },
  );
  return addressesStep(plan.site, [...agents, ...pools], plan.hosts, [
    "EX-HCI-01",
    "UL-VIP-001",
    "UL-CAP-001",
  ]);
}

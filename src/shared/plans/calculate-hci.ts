import { hciReserve, updateReserve } from "./editions.ts";
import { nodePoolSum, scopeSum, totalSum, vipPoolSum } from "./hci-sums.ts";
import { planOf, type Plan } from "./plan.ts";
import type { HciSpec } from "./plan-spec.ts";
import { servicesSum } from "./service-sums.ts";

/** F1 to F8 for AKS on Azure Stack HCI. */
export function calculateHci(spec: HciSpec): Plan {
  const { clusters, edition, vipCountMode, countHostApiVip, variant } = spec;
  const { source } = updateReserve("HCI-ST", edition);
  const noHost = spec.withAksHost ? {} : { hostControlPlane: 0, hostUpdate: 0 };
  const reserve = { ...hciReserve(edition), ...noHost };
  const nodes = nodePoolSum(clusters, reserve, source);
  const services = servicesSum(clusters, vipCountMode);
  const vips = vipPoolSum(clusters.length, services, countHostApiVip);
  const total = totalSum(nodes.value, vips.value);
  const scope = variant === "dhcp" ? scopeSum(nodes.value, vips.value).steps : [];
  const steps = [...nodes.steps, ...vips.steps, ...total.steps, ...scope];
  const reserved = { nodePool: nodes.value, vipPool: vips.value, steps };
  return planOf(reserved, spec.gatewayInside ? 1 : 0, spec.otherAddresses);
}

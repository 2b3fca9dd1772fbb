import type { Facts } from "#shared/facts/engine";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { hciAddressesFree } from "../hci-steps/addresses-free.ts";
import { hciPermissions } from "../hci-steps/permissions.ts";
import { vnetsOf } from "../hci-values.ts";
import { addressList } from "../edge-values.ts";
import { firewallStep } from "../shared-steps/firewall-step.ts";
import { exclusionSteps, scopesAround } from "../shared-steps/dhcp-exclusion.ts";
import {
  dnsStep,
  drawnServers,
  gatewaysStep,
  listedServers,
  vlansStep,
} from "../shared-steps/network-steps.ts";
import type { StepPlan } from "../step.ts";

/** What paper cannot prove about a site of servers, each with its command and what it must show (EX-HCI-01). */
export const hciBefore = defineSection({
  id: "hci-before",
  group: "Before the day",
  title: "Prerequisites and pre-checks",
  per: "site",
  platforms: ["HCI"],
  prints: ["EX-HCI-01"],
  content: (context, plan) =>
    plan.hosts.length === 0
      ? []
      : [
          ...hciPermissions(context, plan),
          ...vlansStep(context, plan),
          ...gatewaysStep(context, plan),
          ...firewallStep(context, plan),
          ...exclusions(context.facts, plan),
          ...hciAddressesFree(context, plan),
          ...dnsStep(context, plan, resolvers(context.facts, plan), ["EX-HCI-01", "UL-DNS-001"]),
        ],
});

function exclusions(facts: Facts, plan: SitePlan): StepPlan[] {
  return vnetsOf(facts, plan).flatMap(({ vnet, vipPool, nodePool }) =>
    exclusionSteps(
      facts,
      vnet,
      [
        ...vipPool.map((range) => ({ label: "VIP pool", range, owner: vnet, field: "vipPool" })),
        ...nodePool.map((range) => ({
          label: "node VM pool",
          range,
          owner: vnet,
          field: "nodeVmPool",
        })),
      ],
      ["EX-HCI-01", "UL-DHCP-001", "UL-DHCP-002", "UL-LIFECYCLE-009"],
    ),
  );
}

/** The servers that the nodes will ask: those of the networks, or those that the scopes hand out. */
function resolvers(facts: Facts, plan: SitePlan) {
  const named = vnetsOf(facts, plan).flatMap(({ vnet, dnsServers, isStatic }) =>
    isStatic
      ? listedServers(vnet, "dnsServers", dnsServers)
      : scopesAround(facts, vnet.id).flatMap((scope) =>
          listedServers(scope, "optionDns", addressList(scope, "optionDns")),
        ),
  );
  return named.length > 0 ? named : drawnServers(facts, plan);
}

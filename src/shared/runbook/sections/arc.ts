import { say } from "#shared/kernel/message";
import { arcBalancers } from "../arc-steps/balancer.ts";
import { checkControlPlanes, checkFlows, checkNodes, checkUrls } from "../arc-steps/checks.ts";
import { arcClusters } from "../arc-steps/cluster.ts";
import { logicalNetworks } from "../arc-steps/network.ts";
import { arcAddressesFree, arcExclusions, arcPermissions } from "../arc-steps/prepare.ts";
import { logicalNetworksOf } from "../arc-values.ts";
import { list, notice } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { checksWithRecord } from "../shared-steps/check.ts";
import {
  dnsStep,
  drawnServers,
  gatewaysStep,
  listedServers,
  vlansStep,
} from "../shared-steps/network-steps.ts";
import { firewallStep } from "../shared-steps/firewall-step.ts";
import { serverSwitches } from "../shared-steps/switches.ts";

/** What paper cannot prove about a site of Arc-enabled clusters. */
export const arcBefore = defineSection({
  id: "arc-before",
  group: "Before the day",
  title: "Prerequisites and pre-checks",
  per: "site",
  platforms: ["ARC"],
  content(context, plan) {
    if (plan.hosts.length === 0) return [];
    const named = logicalNetworksOf(context.facts, plan).flatMap(({ network, dnsServers }) =>
      listedServers(network, "dnsServers", dnsServers),
    );
    const servers = named.length > 0 ? named : drawnServers(context.facts, plan);
    return [
      ...arcPermissions(context, plan),
      ...vlansStep(context, plan),
      ...gatewaysStep(context, plan),
      ...firewallStep(context, plan),
      ...arcExclusions(context, plan),
      ...arcAddressesFree(context, plan),
      ...dnsStep(context, plan, servers, ["UL-DNS-002", "UL-FW-019"]),
    ];
  },
});

/** Switches, logical networks, clusters, load balancers: each needs the one before. */
export const arcBuild = defineSection({
  id: "arc-build",
  group: "Build",
  title: "Build",
  per: "site",
  platforms: ["ARC"],
  content: (context, plan) =>
    plan.deployments.length === 0
      ? [notice("warning", "Nothing to deploy", say`Site ${plan.site} has no cluster yet.`)]
      : [
          ...serverSwitches(context.facts, plan, ["UL-SWITCH-017", "UL-SWITCH-019"]),
          ...logicalNetworks(context, plan),
          ...arcClusters(context, plan),
          ...arcBalancers(context, plan),
        ],
});

/** The checks CK-ARC-01 to CK-ARC-04, with a record of what they showed. */
export const arcChecks = defineSection({
  id: "arc-checks",
  group: "After",
  title: "Checks after the deployment",
  per: "site",
  platforms: ["ARC"],
  prints: ["CK-ARC-01", "CK-ARC-02", "CK-ARC-03", "CK-ARC-04"],
  content: (context, plan) =>
    checksWithRecord(
      plan.site.id,
      [checkControlPlanes, checkFlows, checkUrls, checkNodes].flatMap((check) =>
        check(context, plan),
      ),
    ),
});

/** What stays as it is (EX-ARC-05). */
export const arcNotes = defineSection({
  id: "arc-notes",
  group: "After",
  title: "Change note",
  per: "site",
  platforms: ["ARC"],
  prints: ["EX-ARC-05"],
  content: (_context, plan) => [
    list([
      say`The proxy of the clusters is that of the infrastructure. None is set for a cluster, a node pool or a VM, and it cannot be changed after the deployment.`,
      say`The control plane IP of a cluster can never be changed. Another address means another cluster.`,
      ...(plan.platform.code === "ARC-DH"
        ? [
            say`A node whose leased address changes can force its cluster to be made again. Keep leases long, or reserve them.`,
          ]
        : [
            say`Each upgrade and each further node takes addresses from the pool; look at what is left before either.`,
          ]),
      say`Further service addresses are added as another range of the load balancer, outside of every pool.`,
    ]),
  ],
});

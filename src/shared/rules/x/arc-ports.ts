import { say } from "#shared/kernel/message";
import { newerClusterFlows } from "#shared/facts/arc-flows";
import { needsControlPlaneIp } from "#shared/facts/arc-demand";
import { arcFlowFixes, judgeArcFlow } from "../arc-passage.ts";
import { defineRule } from "../define-rule.ts";
import { allowRow } from "../firewall-fixes.ts";
import { seed } from "../sources.ts";

/** What the documents of July 2025 add to UL-FW-001 to UL-FW-005. */
export const portsCrossVlan = defineRule({
  id: "UL-X-107",
  name: "x/ports-cross-vlan",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "The cluster VMs cannot reach the cloud agent on TCP 55000 and 65000 (with the Arc gateway also 40343), or the servers cannot reach the Kubernetes API on TCP 6443.",
  why: "The newer documents ask for these ports between the logical network and the management network; validation fails with a CloudAgentConnectivityError otherwise.",
  todo: "Add the rule to the firewall between the VLANs.",
  sources: [seed("ARC_NEW"), seed("ARC_ISSUES", "97"), seed("ARC_ISSUES", "336")],
  check(facts, cluster, report) {
    // The older edition asks for the pairs of UL-FW-001 to UL-FW-005 only.
    if (needsControlPlaneIp(facts, cluster)) return;
    const { flows, missing } = newerClusterFlows(facts, cluster);
    for (const each of missing) report.cannotTell(each);
    for (const flow of flows) judgeArcFlow(facts, cluster, flow, report);
    if (flows.length === 0 && missing.length === 0)
      report.cannotTell(say`${cluster} has neither VMs nor a control plane IP.`);
  },
  fixes: arcFlowFixes,
  examples: {
    bad: [
      {
        title: "Arc gateway, no rule for TCP 40343 from the VMs to the cloud agent",
        base: "arc-static",
        edits: [{ set: "site", fields: { arcGateway: true } }],
      },
      {
        title: "no rule from the VMs to the cloud agent",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              portRules: [
                allowRow("10.1.0.0/24", "any", "tcp", "", ""),
                allowRow("10.3.0.5", "any", "tcp", "", ""),
                allowRow("any", "10.4.0.5", "any", "53", "DNS"),
              ],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: "Arc gateway, and a rule for TCP 40343",
        base: "arc-static",
        edits: [
          { set: "site", fields: { arcGateway: true } },
          {
            set: "firewall",
            fields: { portRules: [allowRow("any", "any", "any", "", "")] },
          },
        ],
      },
      { title: "rules for both directions", base: "arc-static" },
      {
        title: "not asked for in February 2024",
        base: "arc-static",
        edition: "2024-02",
        edits: [{ set: "firewall", fields: { portRules: [] } }],
      },
    ],
  },
});

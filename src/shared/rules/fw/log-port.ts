import { clusterFlows } from "#shared/facts/arc-flows";
import { defineRule } from "../define-rule.ts";
import { arcFlowFixes } from "../arc-passage.ts";
import { allowRow } from "../firewall-fixes.ts";
import { seed } from "../sources.ts";
import { OPEN_BETWEEN_VLANS, ONE_NETWORK, judge, without } from "./arc-port-examples.ts";

const PORTS = seed("ARC", "Network port requirements");

export const logPort = defineRule({
  id: "UL-FW-001",
  name: "fw/log-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "The servers or the Arc Resource Bridge cannot reach the cluster VMs on TCP 22.",
  why: "Logs are collected over this port; when something fails, nobody can find out why.",
  todo: OPEN_BETWEEN_VLANS,
  sources: [PORTS, seed("ARC_NEW")],
  check: (facts, cluster, report) =>
    judge(facts, cluster, "UL-FW-001", clusterFlows(facts, cluster), report),
  fixes: arcFlowFixes,
  examples: {
    bad: [
      {
        title: "servers on VLAN 10, VMs on VLAN 40, no rule",
        base: "arc-static",
        edits: [without("22", (from) => from === "10.1.0.0/24")],
      },
      {
        title: "a rule for the servers only, none for the bridge",
        base: "arc-dhcp",
        edits: [without("22", (from) => from === "10.3.0.5")],
      },
      {
        title: "a deny rule before the one that allows it",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              portRules: [
                {
                  sources: "10.1.0.0/24",
                  destinations: "10.4.0.22",
                  proto: "tcp",
                  ports: "22",
                  action: "deny",
                },
                allowRow("any", "any", "any", "", "everything"),
              ],
            },
          },
        ],
      },
    ],
    good: [
      { title: "rule 10.1.0.0/24 → 10.4.0.0/24 tcp/22 allow", base: "arc-static" },
      ONE_NETWORK,
    ],
  },
});

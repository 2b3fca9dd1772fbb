import { bridgeFlows, clusterFlows } from "#shared/facts/arc-flows";
import { defineRule } from "../define-rule.ts";
import { arcFlowFixes } from "../arc-passage.ts";
import { seed } from "../sources.ts";
import { OPEN_BETWEEN_VLANS, ONE_NETWORK, judge, without } from "./arc-port-examples.ts";

const PORTS = seed("ARC", "Network port requirements");

export const apiPort = defineRule({
  id: "UL-FW-002",
  name: "fw/api-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster", "arcResourceBridge"],
  what: "The servers cannot reach the Arc Resource Bridge, or it cannot reach a control plane IP, on TCP 6443.",
  why: "The Kubernetes API of the bridge and of each cluster answers on this port; without it clusters cannot be created or managed.",
  todo: OPEN_BETWEEN_VLANS,
  sources: [PORTS, seed("ARC_NEW")],
  check: (facts, element, report) =>
    judge(
      facts,
      element,
      "UL-FW-002",
      element.kind === "cluster" ? clusterFlows(facts, element) : bridgeFlows(facts, element),
      report,
    ),
  fixes: arcFlowFixes,
  examples: {
    bad: [
      {
        title: "servers on VLAN 10, bridge 10.3.0.5 on VLAN 30, no rule",
        base: "arc-static",
        edits: [without("6443", (_from, to) => to === "10.3.0.5")],
      },
      {
        title: "no rule from the bridge to the control plane IP",
        base: "arc-static",
        edits: [without("6443", (from) => from === "10.3.0.5")],
      },
    ],
    good: [
      { title: "rule 10.1.0.0/24 → 10.3.0.5 tcp/6443 allow", base: "arc-static" },
      ONE_NETWORK,
    ],
  },
});

import { bridgeFlows } from "#shared/facts/arc-flows";
import { defineRule } from "../define-rule.ts";
import { arcFlowFixes } from "../arc-passage.ts";
import { seed } from "../sources.ts";
import { OPEN_BETWEEN_VLANS, ONE_NETWORK, judge, without } from "./arc-port-examples.ts";

const PORTS = seed("ARC", "Network port requirements");

const GOOD = { title: "the firewall lets the documented pairs pass", base: "arc-static" };

export const balancerAgentPort = defineRule({
  id: "UL-FW-003",
  name: "fw/balancer-agent-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The servers cannot reach the Arc Resource Bridge on TCP 46000.",
  why: "The cloud agent talks to the load balancer agent over this port.",
  todo: OPEN_BETWEEN_VLANS,
  sources: [PORTS],
  check: (facts, bridge, report) =>
    judge(facts, bridge, "UL-FW-003", bridgeFlows(facts, bridge), report),
  fixes: arcFlowFixes,
  examples: {
    bad: [{ title: "no rule for 46000", base: "arc-static", edits: [without("46000")] }],
    good: [GOOD, ONE_NETWORK],
  },
});

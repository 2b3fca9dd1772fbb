import { bridgeFlows } from "#shared/facts/arc-flows";
import { defineRule } from "../define-rule.ts";
import { arcFlowFixes } from "../arc-passage.ts";
import { seed } from "../sources.ts";
import { OPEN_BETWEEN_VLANS, ONE_NETWORK, judge, without } from "./arc-port-examples.ts";

const PORTS = seed("ARC", "Network port requirements");

export const cloudAgentPort = defineRule({
  id: "UL-FW-004",
  name: "fw/cloud-agent-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The Arc Resource Bridge cannot reach the cloud agent on TCP 55000.",
  why: "The cloud agent serves its gRPC interface there; without it the bridge can create nothing.",
  todo: OPEN_BETWEEN_VLANS,
  sources: [PORTS, seed("ARC_NEW")],
  check: (facts, bridge, report) =>
    judge(facts, bridge, "UL-FW-004", bridgeFlows(facts, bridge), report),
  fixes: arcFlowFixes,
  examples: {
    bad: [
      {
        title: "no rule for 55000",
        base: "arc-static",
        edits: [without("55000", (from) => from === "10.3.0.5")],
      },
    ],
    good: [{ title: "rule 10.3.0.5 → 10.1.0.50 tcp/55000 allow", base: "arc-static" }, ONE_NETWORK],
  },
});

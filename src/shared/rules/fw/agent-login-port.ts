import { bridgeFlows } from "#shared/facts/arc-flows";
import { defineRule } from "../define-rule.ts";
import { arcFlowFixes } from "../arc-passage.ts";
import { seed } from "../sources.ts";
import { OPEN_BETWEEN_VLANS, ONE_NETWORK, judge, without } from "./arc-port-examples.ts";

const PORTS = seed("ARC", "Network port requirements");

export const agentLoginPort = defineRule({
  id: "UL-FW-005",
  name: "fw/agent-login-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The Arc Resource Bridge cannot reach the cloud agent on TCP 65000.",
  why: "The cloud agent checks who is calling there; without it every call is refused.",
  todo: OPEN_BETWEEN_VLANS,
  sources: [PORTS, seed("ARC_NEW")],
  check: (facts, bridge, report) =>
    judge(facts, bridge, "UL-FW-005", bridgeFlows(facts, bridge), report),
  fixes: arcFlowFixes,
  examples: {
    bad: [
      {
        title: "no rule for 65000",
        base: "arc-static",
        edits: [without("65000", (from) => from === "10.3.0.5")],
      },
    ],
    good: [{ title: "rule 10.3.0.5 → 10.1.0.50 tcp/65000 allow", base: "arc-static" }, ONE_NETWORK],
  },
});

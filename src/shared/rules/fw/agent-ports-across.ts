import { say } from "#shared/kernel/message";
import { portRulesOf, type PortRule } from "#shared/facts/filters";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { allowRow, nameOfRule, removePortRule } from "../firewall-fixes.ts";
import { seed } from "../sources.ts";
import { beside } from "./second-firewall.ts";

const PORTS = seed("ARC", "Network port requirements");

export const agentPortsAcross = defineRule({
  id: "UL-FW-006",
  name: "fw/agent-ports-across",
  severity: "info",
  platforms: ["ARC"],
  on: ["router"],
  what: "A firewall lets the ports 45000 or 45001 of the host agents pass.",
  why: "The host agents talk to each other on the servers' own network, so that no rule between VLANs is needed.",
  todo: "Delete the rule.",
  sources: [PORTS],
  check(facts, router, report) {
    const rules = portRulesOf(facts, router.id);
    const needless = rules.filter(isAgentRule);
    for (const { row } of needless) {
      report.fail({
        field: "portRules",
        message: say`Cross-VLAN rules for 45000 and 45001 are not needed: ${nameOfRule(readRows(router, "portRules")[row], row)} of ${router}.`,
        which: String(row),
        data: { row },
      });
    }
    if (rules.length > 0 && needless.length === 0)
      report.pass(say`No rule of ${router} is for 45000 or 45001.`);
  },
  fixes: (facts, { subjects: [subject], data: { row } }) =>
    subject && typeof row === "number" ? removePortRule(facts, subject.element, row) : [],
  examples: {
    bad: [
      {
        title: "rule 10.3.0.5 → 10.1.0.0/24 tcp/45000",
        base: "arc-static",
        edits: [beside(allowRow("10.3.0.5", "10.1.0.0/24", "tcp", "45000", "host agent"))],
      },
      {
        title: "both ports at once",
        base: "arc-static",
        edits: [beside(allowRow("10.4.0.0/24", "10.1.0.0/24", "tcp", "45000-45001", ""))],
      },
    ],
    good: [{ title: "no such rule", base: "arc-static" }],
  },
});

function isAgentRule({ action, proto, ports }: PortRule): boolean {
  const isTcp = proto === "tcp" || proto === "any";
  return (
    action === "allow" && isTcp && ports !== undefined && ports.start >= 45000 && ports.end <= 45001
  );
}

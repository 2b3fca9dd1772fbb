import { say } from "#shared/kernel/message";
import { portRulesOf, type PortRule } from "#shared/facts/filters";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { allowRow, nameOfRule, removePortRule } from "../firewall-fixes.ts";
import { seed } from "../sources.ts";
import { beside } from "./second-firewall.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

export const inboundConnect = defineRule({
  id: "UL-FW-013",
  name: "fw/inbound-connect",
  severity: "info",
  platforms: ["ARC"],
  on: ["router"],
  what: "A rule lets the Internet in for cluster connect.",
  why: "Cluster connect works over a connection that the cluster opens itself; an inbound rule only exposes the API server.",
  todo: "Delete the rule; outbound access to *.servicebus.windows.net on 443 is enough.",
  sources: [URLS],
  check(facts, router, report) {
    const rules = portRulesOf(facts, router.id);
    const inbound = rules.filter(
      (rule) => rule.action === "allow" && isFromAnywhere(rule) && isConnect(rule),
    );
    for (const { row } of inbound) {
      report.fail({
        field: "portRules",
        message: say`Cluster connect needs no inbound rule: ${nameOfRule(readRows(router, "portRules")[row], row)} of ${router}.`,
        which: String(row),
        data: { row },
      });
    }
    if (rules.length > 0 && inbound.length === 0)
      report.pass(say`No rule of ${router} lets the Internet in for cluster connect.`);
  },
  fixes: (facts, { subjects: [subject], data: { row } }) =>
    subject && typeof row === "number" ? removePortRule(facts, subject.element, row) : [],
  examples: {
    bad: [
      {
        title: "rule any → 10.4.0.10 tcp/443 “cluster connect”",
        base: "arc-static",
        edits: [beside(allowRow("any", "10.4.0.10", "tcp", "443", "cluster connect"))],
      },
    ],
    good: [
      { title: "outbound *.servicebus.windows.net 443 only", base: "arc-static" },
      {
        title: "the same purpose, outbound",
        base: "arc-static",
        edits: [beside(allowRow("10.4.0.0/24", "any", "tcp", "443", "cluster connect"))],
      },
    ],
  },
});

function isFromAnywhere({ sources }: PortRule): boolean {
  return !sources || sources.some(({ start, end }) => start === 0 && end === 0xffffffff);
}

function isConnect({ label }: PortRule): boolean {
  return /cluster[\s-]*connect/i.test(label);
}

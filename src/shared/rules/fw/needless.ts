import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portRulesOf, type PortRule } from "#shared/facts/filters";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { allowRow, nameOfRule, removePortRule } from "../firewall-fixes.ts";
import { removeElement, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const PORTS = seed("ARC", "Network port requirements");
const URLS = seed("ARC", "Firewall URL exceptions");

/** A second firewall beside that of the base design, so that its own rules stay as they are. */
function beside(...portRules: ReturnType<typeof allowRow>[]): ExampleEdit {
  return {
    add: "router",
    id: "fw-2",
    parent: "site",
    fields: { role: "firewall", defaultAction: "deny", portRules },
  };
}

/** UL-FW-006 */
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

/** UL-FW-007 */
export const portsByHand = defineRule({
  id: "UL-FW-007",
  name: "fw/ports-by-hand",
  severity: "info",
  platforms: ["ARC"],
  on: ["runbookStep"],
  what: "A step of the runbook opens ports by hand on servers or VMs.",
  why: "The deployment of the infrastructure does that now; the list of ports serves to find faults. Rules on firewalls between VLANs are still yours to set.",
  todo: "Take the step out, and keep the port table for troubleshooting.",
  sources: [PORTS],
  check(_facts, step, report) {
    if (step.fields["action"] !== "openPorts") return;
    report.fail({
      field: "action",
      message: say`Host port configuration is automatic; keep only the inter-VLAN firewall rules and drop ${step}.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) => {
    const step = subject && elementOf(facts, subject.element);
    return step ? [removeElement(say`Take ${step} out of the runbook`, step.id)] : [];
  },
  examples: {
    bad: [
      {
        title: "step “open 45000 on every host”",
        base: "arc-static",
        edits: [
          {
            add: "runbookStep",
            id: "open",
            parent: "site",
            name: "Open 45000 on every host",
            fields: { order: 1, action: "openPorts", target: "h1" },
          },
        ],
      },
    ],
    good: [{ title: "the troubleshooting table only", base: "arc-static" }],
  },
});

/** UL-FW-013 */
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

/** UL-FW-012 */
export const furtherLists = defineRule({
  id: "UL-FW-012",
  name: "fw/further-lists",
  severity: "info",
  platforms: ["ARC"],
  on: ["site"],
  what: "Nobody has confirmed that the two further URL lists were consulted.",
  why: "The Arc resource bridge and Azure Stack HCI 23H2 need URLs of their own, which the list for AKS does not repeat.",
  todo: "Consult both lists, and tick the acknowledgement on the site.",
  sources: [URLS],
  check(_facts, site, report) {
    if (site.fields["urlListsRead"] === true)
      return report.pass(say`The further URL lists were consulted.`);
    report.fail({
      field: "urlListsRead",
      message: say`Check also the Arc resource bridge and Azure Stack HCI 23H2 URL lists for ${site}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [setFields(say`Both lists were consulted`, subject.element, { urlListsRead: true })]
      : [],
  examples: {
    bad: [
      {
        title: "acknowledgement empty",
        base: "arc-static",
        edits: [{ set: "site", fields: { urlListsRead: null } }],
      },
    ],
    good: [{ title: "acknowledged", base: "arc-static" }],
  },
});

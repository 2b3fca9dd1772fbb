import { bridgeFlows, clusterFlows, type ArcFlows } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { arcFlowFixes, judgeArcFlow } from "../arc-passage.ts";
import { allowRow } from "../firewall-fixes.ts";
import { seed } from "../sources.ts";

const PORTS = seed("ARC", "Network port requirements");

/** The rules of the base design, less those for one port and destination. */
function without(
  port: string,
  isGone: (from: string, to: string) => boolean = () => true,
): ExampleEdit {
  const rows = [
    ["10.1.0.0/24", "10.4.0.0/24", "22"],
    ["10.3.0.5", "10.4.0.0/24", "22"],
    ["10.1.0.0/24", "10.3.0.5", "6443"],
    ["10.3.0.5", "10.4.0.10", "6443"],
    ["10.1.0.0/24", "10.4.0.10", "6443"],
    ["10.1.0.0/24", "10.3.0.5", "46000"],
    ["10.3.0.5", "10.1.0.50", "55000"],
    ["10.3.0.5", "10.1.0.50", "65000"],
    ["10.4.0.0/24", "10.1.0.50", "55000"],
    ["10.4.0.0/24", "10.1.0.50", "65000"],
  ] as const;
  const kept = rows.filter(([from, to, ports]) => ports !== port || !isGone(from, to));
  const portRules = kept.map(([from, to, ports]) => allowRow(from, to, "tcp", ports, ""));
  const dns = ["udp", "tcp"].map((proto) => allowRow("any", "10.4.0.5", proto, "53", "DNS"));
  return { set: "firewall", fields: { portRules: [...portRules, ...dns] } };
}

function judge(
  facts: Facts,
  subject: ElementRecord,
  rule: string,
  found: ArcFlows,
  report: Report,
): void {
  for (const missing of found.missing) report.cannotTell(missing);
  for (const flow of found.flows)
    if (flow.rule === rule) judgeArcFlow(facts, subject, flow, report);
}

const TODO = "Add the rule to the firewall between the VLANs.";
const GOOD = { title: "the firewall lets the documented pairs pass", base: "arc-static" };
const ONE_NETWORK = {
  title: "the bridge on the network of the servers",
  base: "arc-static",
  edits: [
    { disconnect: "arc-bridge", from: "bridge" },
    { connect: "arc-bridge", to: "hosts" },
    { set: "arc-bridge", fields: { address: "10.1.0.60" } },
    without("none"),
    {
      set: "firewall",
      fields: {
        portRules: [
          allowRow("10.1.0.0/24", "10.4.0.0/24", "tcp", "22", ""),
          allowRow("10.1.0.0/24", "10.4.0.10", "tcp", "6443", ""),
          allowRow("any", "10.4.0.5", "any", "53", "DNS"),
          allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "55000", ""),
          allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "65000", ""),
        ],
      },
    },
  ],
} as const;

/** UL-FW-001 */
export const logPort = defineRule({
  id: "UL-FW-001",
  name: "fw/log-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "The servers or the Arc Resource Bridge cannot reach the cluster VMs on TCP 22.",
  why: "Logs are collected over this port; when something fails, nobody can find out why.",
  todo: TODO,
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

/** UL-FW-002 */
export const apiPort = defineRule({
  id: "UL-FW-002",
  name: "fw/api-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster", "arcResourceBridge"],
  what: "The servers cannot reach the Arc Resource Bridge, or it cannot reach a control plane IP, on TCP 6443.",
  why: "The Kubernetes API of the bridge and of each cluster answers on this port; without it clusters cannot be created or managed.",
  todo: TODO,
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

/** UL-FW-003 */
export const balancerAgentPort = defineRule({
  id: "UL-FW-003",
  name: "fw/balancer-agent-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The servers cannot reach the Arc Resource Bridge on TCP 46000.",
  why: "The cloud agent talks to the load balancer agent over this port.",
  todo: TODO,
  sources: [PORTS],
  check: (facts, bridge, report) =>
    judge(facts, bridge, "UL-FW-003", bridgeFlows(facts, bridge), report),
  fixes: arcFlowFixes,
  examples: {
    bad: [{ title: "no rule for 46000", base: "arc-static", edits: [without("46000")] }],
    good: [GOOD, ONE_NETWORK],
  },
});

/** UL-FW-004 */
export const cloudAgentPort = defineRule({
  id: "UL-FW-004",
  name: "fw/cloud-agent-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The Arc Resource Bridge cannot reach the cloud agent on TCP 55000.",
  why: "The cloud agent serves its gRPC interface there; without it the bridge can create nothing.",
  todo: TODO,
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

/** UL-FW-005 */
export const agentLoginPort = defineRule({
  id: "UL-FW-005",
  name: "fw/agent-login-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["arcResourceBridge"],
  what: "The Arc Resource Bridge cannot reach the cloud agent on TCP 65000.",
  why: "The cloud agent checks who is calling there; without it every call is refused.",
  todo: TODO,
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

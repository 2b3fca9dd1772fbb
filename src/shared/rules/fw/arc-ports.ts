import { plain, say } from "#shared/kernel/message";
import { bridgeFlows, clusterFlows, type ArcFlow, type ArcFlows } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import { groupInRule } from "#shared/facts/machine-groups";
import { nameOf } from "#shared/facts/names";
import { passageTo } from "#shared/facts/passage";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report, type Rule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { addPortRules, allowRow } from "../firewall-fixes.ts";
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
  for (const flow of found.flows) if (flow.rule === rule) judgeFlow(facts, subject, flow, report);
}

function judgeFlow(facts: Facts, subject: ElementRecord, flow: ArcFlow, report: Report): void {
  const { from, to, port, source, target } = flow;
  if (from.network === to.network) {
    return report.pass(say`${source} and ${target} are on one network, which no firewall divides.`);
  }
  const [first] = to.addresses;
  if (!first) return;
  const passage = passageTo(
    facts,
    from,
    { target: first.start, addresses: to.addresses },
    { proto: "tcp", port },
  );
  if (passage.state === "unknown") return report.cannotTell(passage.missing);
  const which = `${from.network}>${to.network}:${port}`;
  if (passage.state === "lost") {
    report.fail({
      with: [{ element: from.network }, { element: passage.walk.at }],
      message: say`${source} must reach ${target} on TCP ${port}, but the packet ${passage.because}.`,
      which,
    });
    return;
  }
  if (passage.state === "open") {
    const [filter] = passage.filters;
    return report.pass(
      filter === undefined
        ? say`${source} reach${from.members.length === 1 ? plain("es") : plain("")} ${target} on TCP ${port}; no filter is on the way.`
        : say`${nameOf(facts, filter)} lets TCP ${port} from ${groupInRule(facts, from)} to ${groupInRule(facts, to)} pass.`,
    );
  }
  for (const { router, by } of passage.stops) {
    report.fail({
      at: router,
      field: "portRules",
      with: [{ element: subject.id }, { element: from.sender }],
      message: say`${source} must reach ${target} on TCP ${port}, but ${nameOf(facts, router)} does not let it pass.`,
      which,
      data: {
        row: by.row ?? -1,
        sources: groupInRule(facts, from),
        destinations: groupInRule(facts, to),
        port,
        purpose: flow.purpose,
      },
    });
  }
}

const fixes: NonNullable<Rule["fixes"]> = (facts, { subjects: [subject], data }) => {
  const { sources, destinations, port, purpose, row } = data;
  if (!subject || typeof sources !== "string" || typeof destinations !== "string") return [];
  const rule = allowRow(sources, destinations, "tcp", String(port), String(purpose));
  return addPortRules(
    facts,
    subject.element,
    [rule],
    typeof row === "number" && row >= 0 ? row : undefined,
  );
};

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
  fixes,
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
  fixes,
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
  fixes,
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
  fixes,
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
  fixes,
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

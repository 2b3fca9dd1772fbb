import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { kindOf, type Facts } from "#shared/facts/engine";
import { flowSenders, flowTargets } from "#shared/facts/flow-ends";
import { endInWords } from "#shared/facts/flow-paths";
import { hostAround } from "#shared/facts/inside-host";
import { nameOf } from "#shared/facts/names";
import { linkedId, nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { adapterIdsOf, linksBetween, modeOfSwitch, switchOf } from "#shared/facts/switches";
import { defineRule, type Report } from "../define-rule.ts";
import { together } from "../fixes.ts";
import type { Fix } from "../finding.ts";
import { seed } from "../sources.ts";
import { connect, cut, moveInto } from "../wiring.ts";

export const twoHosts = defineRule({
  id: "UL-NAT-012",
  name: "nat/two-hosts",
  severity: "error",
  platforms: ["EE-S"],
  on: ["cluster", "flow"],
  what: "Nodes that have to talk to each other are on the internal switches of different hosts.",
  why: "An internal switch ends at its host, and both sides even carry the same addresses, so the nodes never meet.",
  todo: "Plan a scalable cluster with external switches, or keep all nodes on one host.",
  sources: [seed("EE", "Networking"), seed("EE", "Scalable cluster")],
  check(facts, element, report) {
    if (element.kind === "flow") checkFlow(facts, element, report);
    else checkCluster(facts, element, report);
  },
  fixes(facts, { subjects: [subject, first, stranger] }) {
    return subject && first && stranger && kindOf(facts, subject.element) === "cluster"
      ? bringTogether(facts, first.element, stranger.element)
      : [];
  },
  examples: {
    bad: [
      {
        title: "one cluster with nodes on host A and host B",
        base: "edge-single",
        edits: [
          {
            add: "host",
            id: "host-b",
            parent: "site",
            name: "pc-other",
            fields: { dnsServers: ["10.0.0.53"] },
          },
          {
            add: "vswitch",
            id: "host-b.switch",
            parent: "host-b",
            name: "aksedgesw-int",
            fields: { mode: "internal" },
          },
          {
            add: "nodeVm",
            id: "other",
            parent: "host-b",
            name: "other-wedge",
            fields: { os: "windows", role: "worker", cluster: "cluster" },
          },
          { add: "vnic", id: "other.eth0", parent: "other", name: "eth0", fields: {} },
          { connect: "other.eth0", to: "host-b.switch" },
        ],
      },
      {
        title: "flow host A 192.168.0.2 → host B 192.168.0.2",
        base: "edge-single",
        edits: [
          { add: "host", id: "host-b", parent: "site", name: "pc-other" },
          {
            add: "vswitch",
            id: "host-b.switch",
            parent: "host-b",
            name: "aksedgesw-int",
            fields: { mode: "internal", prefix: "192.168.0.0/24" },
          },
          {
            add: "nodeVm",
            id: "other",
            parent: "host-b",
            name: "other-ledge",
            fields: { os: "linux" },
          },
          { add: "vnic", id: "other.eth0", parent: "other", name: "eth0" },
          { connect: "other.eth0", to: "host-b.switch" },
          {
            add: "flow",
            id: "sync",
            parent: "site",
            fields: { source: "linux", destination: "other", port: 443 },
          },
        ],
      },
    ],
    good: [
      { title: "all nodes on one host", base: "edge-single" },
      { title: "scalable: 192.168.0.11 → 192.168.0.12", base: "edge-scalable" },
      {
        title: "flow between two nodes on one host",
        base: "edge-single",
        edits: [
          {
            add: "nodeVm",
            id: "windows",
            parent: "host",
            name: "cell4-wedge",
            fields: { os: "windows", role: "worker", cluster: "cluster" },
          },
          { add: "vnic", id: "windows.eth0", parent: "windows", name: "eth0" },
          { connect: "windows.eth0", to: "host.switch" },
          {
            add: "flow",
            id: "sync",
            parent: "site",
            fields: { source: "windows", destination: "linux", port: 443 },
          },
        ],
      },
    ],
  },
});

function checkCluster(facts: Facts, cluster: ElementRecord, report: Report): void {
  const placed = nodesOf(facts, cluster.id).flatMap((node) => {
    const host = machineOf(facts, node.id);
    const isInside = adapterIdsOf(facts, node.id).some((adapter) => {
      const vswitch = linkedId(facts, adapter, "attachment");
      return vswitch !== undefined && modeOfSwitch(facts, vswitch) === "internal";
    });
    return host && isInside ? [{ node, host }] : [];
  });
  const [first, ...rest] = placed;
  if (!first) return;
  const stranger = rest.find(({ host }) => host.id !== first.host.id);
  if (!stranger) return report.pass(say`All nodes on internal switches run on ${first.host}.`);
  report.fail({
    with: [{ element: first.node.id }, { element: stranger.node.id }],
    message: say`${first.node} on ${first.host} cannot talk to ${stranger.node} on ${stranger.host} over internal switches.`,
  });
}

function checkFlow(facts: Facts, flow: ElementRecord, report: Report): void {
  for (const end of flowTargets(facts, flow.id)) {
    const host = hostAround(facts, flow.id, end);
    if (host === undefined) continue;
    for (const sender of flowSenders(facts, flow.id)) {
      const own = kindOf(facts, sender) === "nodeVm" ? machineOf(facts, sender) : undefined;
      if (!own) continue;
      if (own.id === host) {
        report.pass(say`${nameOf(facts, sender)} and ${endInWords(facts, end)} are on ${own}.`);
        continue;
      }
      report.fail({
        with: [{ element: sender }, { element: host }],
        message: say`${nameOf(facts, sender)} on ${own} cannot talk to ${endInWords(facts, end)} on ${nameOf(facts, host)} over internal switches.`,
      });
    }
  }
}

/** Moves a node to the host of another one, and its adapters to the switch there. */
function bringTogether(facts: Facts, first: string, stranger: string): Fix[] {
  const host = machineOf(facts, first);
  const vswitch = adapterIdsOf(facts, first)
    .map((adapter) => switchOf(facts, adapter))
    .find((each) => each !== undefined);
  if (!host || !vswitch) return [];
  const title = say`Move ${nameOf(facts, stranger)} to ${host}`;
  const wires = adapterIdsOf(facts, stranger).flatMap((adapter) => {
    const before = linkedId(facts, adapter, "attachment");
    return [
      ...(before === undefined
        ? []
        : [cut(title, linksBetween(facts, adapter, before, "attachment"))]),
      connect(title, adapter, vswitch.id),
    ];
  });
  return [
    together(title, "Move a node to another host", [
      moveInto(title, [stranger], host.id),
      ...wires,
    ]),
  ];
}

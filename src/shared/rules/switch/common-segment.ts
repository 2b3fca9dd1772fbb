import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { tagOf } from "#shared/facts/layer2";
import { networkOf, networkPrefix, nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { adapterIdsOf, switchMode, switchOf, uplinksOf } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { recable } from "../recable.ts";
import { seed } from "../sources.ts";

export const commonSegment = defineRule({
  id: "UL-SWITCH-012",
  name: "switch/common-segment",
  severity: "error",
  platforms: ["EE-M"],
  on: ["cluster"],
  what: "The external switches of the cluster's hosts do not end on one network.",
  why: "Nodes on different machines talk to each other directly, so they need one common network and one VLAN.",
  todo: "Cable the hosts to the same network, with the same VLAN.",
  sources: [seed("EE", "Scalable cluster")],
  check(facts, cluster, report) {
    const ways = nodesOf(facts, cluster.id).flatMap((node) => wayOut(facts, node) ?? []);
    const wired = ways.filter((way) => way.segment !== undefined);
    for (const { host } of ways.filter((way) => way.segment === undefined)) {
      report.cannotTell(say`${host} is not cabled to a network yet.`);
    }
    const [first, ...rest] = wired;
    if (!first) return;
    const seen = new Set([first.host.id]);
    let apart = 0;
    for (const way of rest) {
      if (seen.has(way.host.id)) continue;
      seen.add(way.host.id);
      const sameVlan = way.vlan === first.vlan || way.vlan === 0 || first.vlan === 0;
      if (way.segment === first.segment && sameVlan) continue;
      apart += 1;
      report.fail({
        with: [{ element: first.host.id }, { element: way.host.id }],
        message:
          way.segment === first.segment
            ? say`${first.host} and ${way.host} are not on the same physical network: VLAN ${first.vlan} and VLAN ${way.vlan}.`
            : say`${first.host} and ${way.host} are not on the same physical network: ${nameOf(facts, first)} and ${nameOf(facts, way)}.`,
      });
    }
    if (apart === 0 && rest.length > 0)
      report.pass(say`All hosts of ${cluster} end on ${nameOf(facts, first)}.`);
  },
  fixes(facts, { subjects: [subject, one, other] }) {
    const ways = nodesOf(facts, subject?.element ?? "").flatMap(
      (node) => wayOut(facts, node) ?? [],
    );
    const first = ways.find(({ host }) => host.id === one?.element);
    const way = ways.find(({ host }) => host.id === other?.element);
    if (!first || !way) return [];
    if (way.segment === first.segment)
      return [
        setFields(say`Put ${way.uplink} of ${way.host} on VLAN ${first.vlan}`, way.uplink.id, {
          vlan: first.vlan,
        }),
      ];
    const segment = elementOf(facts, first.segment ?? "");
    if (segment?.kind !== "segment" || way.uplink.kind !== "physicalPort") return [];
    const title = say`Cable ${way.uplink} of ${way.host} to ${segment}`;
    return recable(facts, title, way.uplink.id, segment.id);
  },
  examples: {
    bad: [
      {
        title: "host A port on VLAN 10, host B port on VLAN 20",
        base: "edge-scalable",
        edits: [
          { set: "host-a.ethernet", fields: { vlan: 10 } },
          { set: "host-b.ethernet", fields: { vlan: 20 } },
        ],
      },
      {
        title: "host B cabled to another segment",
        base: "edge-scalable",
        edits: [
          {
            add: "segment",
            id: "other",
            parent: "site",
            name: "other-net",
            fields: { prefix: "10.9.0.0/24" },
          },
          { disconnect: "host-b.ethernet", from: "lan" },
          { connect: "host-b.ethernet", to: "other" },
        ],
      },
    ],
    good: [
      {
        title: "both ports on VLAN 10",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { vlan: 10 } },
          { set: "host-a.ethernet", fields: { vlan: 10 } },
          { set: "host-b.ethernet", fields: { vlan: 10 } },
          { set: "host-c.ethernet", fields: { vlan: 10 } },
        ],
      },
    ],
  },
});

interface WayOut {
  readonly host: ElementRecord;
  readonly uplink: ElementRecord;
  readonly segment: string | undefined;
  readonly vlan: number;
}

/** Where the external switch of a node leads; a switch without an uplink is UL-SWITCH-006. */
function wayOut(facts: Facts, node: ElementRecord): WayOut | undefined {
  const host = machineOf(facts, node.id);
  const adapters = adapterIdsOf(facts, node.id);
  const vswitch = adapters
    .map((adapter) => switchOf(facts, adapter))
    .find((each) => each !== undefined);
  if (!host || !vswitch || switchMode(facts, vswitch) !== "external") return undefined;
  const [uplink] = uplinksOf(facts, vswitch.id);
  if (!uplink) return undefined;
  return { host, uplink, segment: networkOf(facts, uplink.id), vlan: tagOf(facts, uplink.id) };
}

function nameOf(facts: Facts, { segment = "" }: WayOut): { id: string; name: string } | string {
  const element = elementOf(facts, segment);
  const prefix = networkPrefix(facts, segment);
  return element ?? (prefix ? formatPrefix(prefix) : segment);
}

import { say } from "#shared/kernel/message";
import { linkedId, nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { adapterIdsOf, modeOfSwitch } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

export const twoHosts = defineRule({
  id: "UL-NAT-012",
  name: "nat/two-hosts",
  severity: "error",
  platforms: ["EE-S"],
  on: ["cluster"],
  what: "Nodes of one cluster are on the internal switches of different hosts.",
  why: "An internal switch ends at its host, and both sides even carry the same addresses, so the nodes never meet.",
  todo: "Plan a scalable cluster with external switches, or keep all nodes on one host.",
  sources: [seed("EE", "Networking"), seed("EE", "Scalable cluster")],
  check(facts, cluster, report) {
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
    ],
    good: [
      { title: "all nodes on one host", base: "edge-single" },
      { title: "scalable: 192.168.0.11 → 192.168.0.12", base: "edge-scalable" },
    ],
  },
});

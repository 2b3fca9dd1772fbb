import { listed, plain, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { nodeGroups, setInRule, type MachineGroup } from "#shared/facts/machine-groups";
import { nameOf } from "#shared/facts/names";
import { passageTo } from "#shared/facts/passage";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import { addPortRules, allowRow } from "../firewall-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** More networks than this under one cluster is no design that anybody builds. */
const MOST_NETWORKS = 16;

const APART = [
  {
    add: "segment",
    id: "far",
    parent: "site",
    fields: { prefix: "192.168.7.0/24", gateway: "192.168.7.1" },
  },
  {
    add: "routerInterface",
    id: "router.far",
    parent: "router",
    fields: { address: "192.168.7.1/24" },
  },
  { connect: "router.far", to: "far" },
  { disconnect: "host-b.ethernet", from: "lan" },
  { connect: "host-b.ethernet", to: "far" },
  { set: "node-b.eth0", fields: { address: "192.168.7.12" } },
  { set: "host-b.vnic", fields: { address: "192.168.7.22" } },
] as const;

export const betweenNodes = defineRule({
  id: "UL-FW-014",
  name: "fw/between-nodes",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "A firewall stands between two nodes of one cluster and does not let all their traffic pass.",
  why: "Nodes must communicate with each other: pods, the overlay and the control plane use many ports and protocols.",
  todo: "Put the nodes on one network, or allow everything between their addresses in both directions.",
  sources: [
    seed("EE", "Scalable cluster"),
    seed("ASE", "Kubernetes network configuration"),
    seed("ARC", "Network for AKS cluster VMs"),
    ENGINEERING,
  ],
  check(facts, cluster, report) {
    const groups = nodeGroups(facts, cluster.id);
    if (groups.length === 1) return report.pass(say`All nodes of ${cluster} are on one network.`);
    if (groups.length > MOST_NETWORKS)
      return report.cannotTell(say`${cluster} has nodes on ${groups.length} networks.`);
    for (const from of groups)
      for (const to of groups) if (from !== to) judge(facts, cluster, from, to, report);
  },
  fixes(facts, { subjects: [subject], data: { from, to, row } }) {
    if (!subject || typeof from !== "string" || typeof to !== "string") return [];
    const rows = [
      allowRow(from, to, "any", "", "between nodes"),
      allowRow(to, from, "any", "", "between nodes"),
    ];
    return addPortRules(
      facts,
      subject.element,
      rows,
      typeof row === "number" && row >= 0 ? row : undefined,
    );
  },
  examples: {
    bad: [
      {
        title: "a firewall between two nodes, default deny",
        base: "edge-scalable",
        edits: [...APART, { set: "router", fields: { defaultAction: "deny" } }],
      },
    ],
    good: [
      {
        title: "everything allowed in both directions",
        base: "edge-scalable",
        edits: [
          ...APART,
          {
            set: "router",
            fields: {
              defaultAction: "deny",
              portRules: [
                allowRow("192.168.0.0/24", "192.168.7.0/24", "any", "", ""),
                allowRow("192.168.7.0/24", "192.168.0.0/24", "any", "", ""),
              ],
            },
          },
        ],
      },
      { title: "all nodes on one network", base: "arc-static" },
    ],
  },
});

function judge(
  facts: Facts,
  cluster: ElementRecord,
  from: MachineGroup,
  to: MachineGroup,
  report: Report,
): void {
  const [first] = to.addresses;
  if (!first) return;
  const passage = passageTo(
    facts,
    from,
    { target: first.start, addresses: to.addresses },
    { proto: "all" },
  );
  const [one, two] = [from, to].map(({ members }) =>
    listed(members.slice(0, 3).map((id) => nameOf(facts, id))),
  );
  if (passage.state === "open") {
    report.pass(
      say`Everything from ${setInRule(from.addresses)} to ${setInRule(to.addresses)} passes.`,
    );
  } else if (passage.state !== "stopped") {
    report.cannotTell(
      passage.state === "lost"
        ? say`what becomes of packets between nodes: one ${passage.because}`
        : passage.missing,
    );
  } else {
    for (const { router, by } of passage.stops) {
      report.fail({
        at: router,
        field: "portRules",
        with: [{ element: cluster.id }],
        message: say`${nameOf(facts, router)} separates ${one ?? plain("nodes")} and ${two ?? plain("nodes")} of ${cluster}.`,
        which: `${from.network}>${to.network}`,
        data: { from: setInRule(from.addresses), to: setInRule(to.addresses), row: by.row ?? -1 },
      });
    }
  }
}

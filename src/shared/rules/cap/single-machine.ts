import { listed, say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { hostsOf, nodesWith } from "#shared/facts/clusters";
import { childrenOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { machineOf, siteOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { moveInto, remove } from "../wiring.ts";

const SINGLE = seed("EE", "Single machine cluster");
const WINDOWS = { os: "windows", role: "worker", cluster: "cluster" };

/** UL-CAP-021 */
export const oneLinuxNode = defineRule({
  id: "UL-CAP-021",
  name: "cap/one-linux-node",
  severity: "error",
  platforms: ["EE-S"],
  on: ["cluster"],
  what: "A single machine cluster does not have exactly one Linux node.",
  why: "The Linux node carries the control plane, and there is one fixed address for it.",
  todo: "Add the Linux node, or remove the surplus ones.",
  sources: [SINGLE],
  silences: ["UL-CAP-012", "UL-CAP-013"],
  check(facts, cluster, report) {
    const nodes = nodesWith(facts, cluster.id, "linux");
    const [only] = nodes;
    if (only && nodes.length === 1) return report.pass(say`${only} is the one Linux node.`);
    report.fail({
      message: only
        ? say`A single machine cluster needs exactly one Linux node; ${cluster} has ${nodes.length}: ${listed(nodes)}.`
        : say`A single machine cluster needs exactly one Linux node; ${cluster} has none.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const nodes = nodesWith(facts, subject.element, "linux").sort((a, b) =>
      compareText(a.id, b.id),
    );
    const [first, ...surplus] = nodes;
    if (first)
      return [
        remove(
          say`Keep ${first} only`,
          surplus.map(({ id }) => id),
        ),
      ];
    const site = siteOf(facts, subject.element);
    const loose = (site ? childrenOf(facts, site.id, "host") : [])
      .flatMap(({ id }) => childrenOf(facts, id, "nodeVm"))
      .filter(({ fields }) => !fields["cluster"] && fields["os"] !== "windows");
    return loose
      .slice(0, 1)
      .map((node) =>
        setFields(say`Put ${node} into the cluster`, node.id, { cluster: subject.element }),
      );
  },
  examples: {
    bad: [
      {
        title: "Windows node only",
        base: "edge-single",
        edits: [{ set: "linux", fields: { os: "windows", role: "worker" } }],
      },
      {
        title: "two Linux nodes",
        base: "edge-single",
        edits: [
          {
            add: "nodeVm",
            id: "linux-2",
            parent: "host",
            name: "cell4-ledge-2",
            fields: { os: "linux", cluster: "cluster" },
          },
        ],
      },
    ],
    good: [{ title: "Linux node only", base: "edge-single" }],
  },
});

/** UL-CAP-022 */
export const oneWindowsNode = defineRule({
  id: "UL-CAP-022",
  name: "cap/one-windows-node",
  severity: "error",
  platforms: ["EE-S"],
  on: ["cluster"],
  what: "A single machine cluster has more than one Windows node.",
  why: "One Windows node is optional and has a fixed address; there is no address for a second.",
  todo: "Remove the surplus node.",
  sources: [SINGLE],
  check(facts, cluster, report) {
    const nodes = nodesWith(facts, cluster.id, "windows");
    if (nodes.length <= 1)
      return report.pass(say`${cluster} has ${nodes.length} of at most one Windows node.`);
    report.fail({
      message: say`At most one Windows node; ${cluster} has ${nodes.length}: ${listed(nodes)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const nodes = nodesWith(facts, subject?.element ?? "", "windows").sort((a, b) =>
      compareText(a.id, b.id),
    );
    const [first, ...surplus] = nodes;
    return first
      ? [
          remove(
            say`Keep ${first} only`,
            surplus.map(({ id }) => id),
          ),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "1 Linux and 2 Windows nodes",
        base: "edge-single",
        edits: [
          { add: "nodeVm", id: "windows-1", parent: "host", name: "cell4-wedge", fields: WINDOWS },
          {
            add: "nodeVm",
            id: "windows-2",
            parent: "host",
            name: "cell4-wedge-2",
            fields: WINDOWS,
          },
        ],
      },
    ],
    good: [
      {
        title: "1 Linux and 1 Windows node",
        base: "edge-single",
        edits: [
          { add: "nodeVm", id: "windows-1", parent: "host", name: "cell4-wedge", fields: WINDOWS },
        ],
      },
    ],
  },
});

/** UL-CAP-023 */
export const oneHost = defineRule({
  id: "UL-CAP-023",
  name: "cap/one-host",
  severity: "error",
  platforms: ["EE-S"],
  on: ["cluster"],
  what: "A single machine cluster spans several hosts.",
  why: "The set-up makes the whole cluster on the machine it runs on and knows of no other.",
  todo: "Keep all nodes on one host, or plan a scalable cluster.",
  sources: [SINGLE, seed("EE", "Networking by deployment type")],
  check(facts, cluster, report) {
    const hosts = hostsOf(facts, cluster.id);
    const [only] = hosts;
    if (!only) return report.cannotTell(say`${cluster} has no node yet.`);
    if (hosts.length === 1) return report.pass(say`All nodes of ${cluster} run on ${only}.`);
    report.fail({
      with: hosts.map(({ id }) => ({ element: id })),
      message: say`A single machine cluster runs on exactly one host; ${cluster} spans ${listed(hosts)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const [linux] = nodesWith(facts, subject?.element ?? "", "linux");
    const home = linux && machineOf(facts, linux.id);
    if (!subject || !home) return [];
    const strays = nodesOf(facts, subject.element).filter(
      (node) => machineOf(facts, node.id)?.id !== home.id,
    );
    return [
      moveInto(
        say`Move all nodes to ${home}`,
        strays.map(({ id }) => id),
        home.id,
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "2 hosts",
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
            add: "nodeVm",
            id: "windows-1",
            parent: "host-b",
            name: "cell4-wedge",
            fields: WINDOWS,
          },
        ],
      },
    ],
    good: [{ title: "1 host", base: "edge-single" }],
  },
});

import { listed, say } from "#shared/kernel/message";
import { hostsOf, nodesWith } from "#shared/facts/clusters";
import { nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { moveInto } from "../wiring.ts";

const SINGLE = seed("EE", "Single machine cluster");

const WINDOWS = { os: "windows", role: "worker", cluster: "cluster" };

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

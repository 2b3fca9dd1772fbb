import { listed, say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { nodesWith } from "#shared/facts/clusters";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

const SINGLE = seed("EE", "Single machine cluster");

const WINDOWS = { os: "windows", role: "worker", cluster: "cluster" };

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

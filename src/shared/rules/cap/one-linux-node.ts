import { listed, say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { nodesWith } from "#shared/facts/clusters";
import { childrenOf } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

const SINGLE = seed("EE", "Single machine cluster");

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
      {
        title: "the Linux node belongs to no cluster",
        base: "edge-single",
        edits: [{ set: "linux", fields: { cluster: null } }],
      },
    ],
    good: [{ title: "Linux node only", base: "edge-single" }],
  },
});

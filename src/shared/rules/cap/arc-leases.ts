import { formatRange } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { arcDemand } from "#shared/facts/arc-demand";
import { elementOf } from "#shared/facts/engine";
import { networkObjectsOn } from "#shared/facts/network-objects";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readRange, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { enlarged } from "../arc-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { SAMPLE, leasable } from "./arc-pool-plan.ts";

const NODES = seed("ARC", "Network for AKS cluster VMs");

/** Networks that share a segment share its leases; a network without scope is UL-DHCP-005. */
export const arcLeases = defineRule({
  id: "UL-CAP-018",
  name: "cap/arc-leases",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["logicalNetwork"],
  what: "The DHCP scopes of a logical network can lease fewer addresses than its clusters have nodes.",
  why: "Each node leases one address; the nodes that come last wait for one in vain.",
  todo: "Extend the scope, or take exclusions back that nobody needs.",
  sources: [NODES],
  check(facts, object, report) {
    const network = networkOf(facts, object.id);
    const [scope] = network === undefined ? [] : scopesOn(facts, network);
    const have = leasable(facts, object);
    if (network === undefined || !scope || have === undefined) return;
    const objects = networkObjectsOn(facts, network).filter(
      ({ kind }) => kind === "logicalNetwork",
    );
    const need = objects.reduce((sum, each) => {
      const { workers, controlPlanes } = arcDemand(facts, each);
      return sum + workers + controlPlanes;
    }, 0);
    const leases = plain(counted(have, "address", "addresses"));
    if (have >= need)
      return report.pass(say`${nameOf(facts, scope.id)} can lease ${leases} for ${need} nodes.`);
    report.fail({
      at: scope.id,
      field: "range",
      with: [{ element: object.id }],
      message: say`Scope ${nameOf(facts, scope.id)} can lease ${leases}; ${plain(counted(need, "node is", "nodes are"))} planned.`,
      data: { more: need - have },
    });
  },
  fixes(facts, { subjects: [subject], data: { more } }) {
    const scope = subject && elementOf(facts, subject.element);
    const range = scope && valueOf(readRange(facts, scope, "range"));
    if (!scope || !range || typeof more !== "number") return [];
    const to = enlarged(facts, scope.id, range, range.end - range.start + 1 + more);
    const text = to && formatRange(to);
    return text === undefined
      ? []
      : [setFields(say`Lease from ${text}`, scope.id, { range: text.replace("–", "-") })];
  },
  examples: {
    bad: [
      {
        title: "12 nodes, leasable 10",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.29" } }],
      },
    ],
    good: [
      {
        title: "12 nodes, leasable 16",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.35" } }],
      },
    ],
  },
});

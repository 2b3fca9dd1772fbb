import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsOf, type Claim } from "#shared/facts/claims";
import { networkName } from "#shared/facts/domains";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix, nodesOf, type NetworkId } from "#shared/facts/networks";
import { switchOf, uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { recable } from "../recable.ts";
import { seed } from "../sources.ts";

/** Where a node's address lies outside the prefix of its own network, UL-ADDR-005 speaks. */
export const nodesApart = defineRule({
  id: "UL-ADDR-028",
  name: "addr/nodes-apart",
  severity: "error",
  platforms: ["EE-M"],
  on: ["cluster"],
  what: "The nodes of a scalable cluster are on different networks.",
  why: "Nodes on different machines talk to each other directly; that works only on one common network.",
  todo: "Connect the outlier to the network of the others and give it an address there.",
  sources: [seed("EE", "Scalable cluster")],
  check(facts, element, report) {
    const homes = nodesOf(facts, element.id).flatMap((node) => {
      const home = homeOfNode(facts, node.id);
      return home ? [{ node, ...home }] : [];
    });
    const main = mostCommon(homes.map(({ network }) => network));
    const reference = homes.find(({ network }) => network === main);
    if (!reference) return;
    const outliers = homes.filter(({ network }) => network !== main);
    if (outliers.length === 0) {
      report.pass(
        say`All ${homes.length} addressed nodes are on ${networkName(facts, reference.network)}.`,
      );
    }
    for (const { node, claim, network } of outliers) {
      report.fail({
        at: claim.owner,
        field: claim.field,
        with: [
          { element: reference.claim.owner, field: reference.claim.field },
          { element: element.id },
        ],
        message: say`${reference.node} (${prefixName(facts, reference.network)}) and ${node} (${prefixName(facts, network)}) are on different networks.`,
      });
    }
  },
  fixes(facts, { subjects: [outlier, reference] }) {
    const network = reference && networkOf(facts, reference.element);
    const vswitch = outlier && switchOf(facts, outlier.element);
    const [port] = vswitch ? uplinksOf(facts, vswitch.id) : [];
    // Only a segment can be cabled to; an internal network ends at its host.
    const home = network === undefined ? undefined : elementOf(facts, network);
    if (home?.kind !== "segment" || port?.kind !== "physicalPort") return [];
    return recable(
      facts,
      say`Cable ${port} to ${home} and re-number what is on it`,
      port.id,
      home.id,
    );
  },
  examples: {
    bad: [
      {
        title: "N1 192.168.0.11/24, N2 192.168.1.12/24",
        base: "edge-scalable",
        edits: [
          {
            add: "segment",
            id: "lan-2",
            parent: "site",
            name: "store-net",
            fields: { prefix: "192.168.1.0/24" },
          },
          { disconnect: "host-b.ethernet", from: "lan" },
          { connect: "host-b.ethernet", to: "lan-2" },
          { set: "node-b.eth0", fields: { address: "192.168.1.12" } },
          { set: "host-b.vnic", fields: { address: "192.168.1.22" } },
        ],
      },
    ],
    good: [{ title: "N1 192.168.0.11/24, N2 192.168.0.12/24", base: "edge-scalable" }],
  },
});

/** The network of a node's first address that fits it. */
function homeOfNode(facts: Facts, node: string): { claim: Claim; network: NetworkId } | undefined {
  for (const adapter of childrenOf(facts, node, "vnic")) {
    for (const claim of claimsOf(facts, adapter.id)) {
      const { network } = claim;
      const prefix = network === undefined ? undefined : networkPrefix(facts, network);
      if (network === undefined || (prefix && !prefixContains(prefix, claim.range.start))) continue;
      return { claim, network };
    }
  }
  return undefined;
}

function mostCommon(networks: readonly NetworkId[]): NetworkId | undefined {
  const counts = new Map<NetworkId, number>();
  for (const network of networks) counts.set(network, (counts.get(network) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function prefixName(facts: Facts, network: NetworkId) {
  const prefix = networkPrefix(facts, network);
  return prefix ? formatPrefix(prefix) : networkName(facts, network);
}

import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains, type Range } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementAddress } from "#shared/facts/addresses";
import { computeNetworks } from "#shared/facts/ase-device";
import { aseRanges } from "#shared/facts/ase-ranges";
import { elementOf, type Facts } from "#shared/facts/engine";
import { adaptersByMode } from "#shared/facts/kubernetes-vm";
import { clusterOf, nodesOf } from "#shared/facts/networks";
import { freeAddressIn, freeBlockOn } from "#shared/facts/occupancy";
import { poolsOf } from "#shared/facts/pools";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setAddress, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

/** The range that is missing is told at the cluster, an address outside it at the node. */
export const aseNodeRange = defineRule({
  id: "UL-ADDR-045",
  name: "addr/ase-node-range",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster", "nodeVm"],
  what: "The Kubernetes node IP range is missing, or a node has an address outside it.",
  why: "The device takes the addresses of the master and the worker VM from the range on its Compute page and from nowhere else.",
  todo: "Give the cluster a node range of at least two addresses, and the nodes addresses inside it.",
  sources: [seed("ASE", "Kubernetes network configuration")],
  check(facts, element, report) {
    if (element.kind === "cluster") {
      const ranges = aseRanges(facts, element.id, "aseNode");
      if (ranges.length > 0) {
        report.pass(
          say`${element} has the node range ${listed(ranges.map(({ range }) => formatRange(range)))}.`,
        );
      } else {
        report.fail({
          with: poolsOf(facts, element.id, "aseNode").map(({ id }) => ({
            element: id,
            field: "start",
          })),
          message: say`${element}: no Kubernetes node IP range to take the addresses of its nodes from.`,
        });
      }
      return;
    }
    const ranges = aseRanges(facts, clusterOf(facts, element.id) ?? "", "aseNode");
    if (ranges.length === 0) return;
    const names = listed(ranges.map(({ range }) => formatRange(range)));
    for (const adapter of adaptersByMode(facts, element.id).external) {
      const address = elementAddress(facts, adapter.id);
      if (address === undefined) continue;
      if (ranges.some(({ range }) => rangeContains(range, address))) {
        report.pass(say`${formatIpv4(address)} is in ${names}.`);
        continue;
      }
      report.fail({
        at: adapter.id,
        field: "address",
        with: [
          { element: element.id },
          ...ranges.map(({ pool }) => ({ element: pool.id, field: "start" })),
        ],
        message: say`${element}: ${formatIpv4(address)} is no address from the Kubernetes node IP range ${names}.`,
      });
    }
  },
  fixes(facts, { subjects: [subject, second] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    if (element.kind === "cluster") return createRange(facts, element, second?.element);
    const node = second && elementOf(facts, second.element);
    const cluster = node && clusterOf(facts, node.id);
    const network = cluster === undefined ? undefined : computeNetworks(facts, cluster)[0]?.network;
    if (cluster === undefined || network === undefined) return [];
    const [free] = aseRanges(facts, cluster, "aseNode").flatMap(
      ({ range }) => freeAddressIn(facts, network, range, [element.id]) ?? [],
    );
    return free === undefined
      ? []
      : [setAddress(facts, element.id, "address", free, "the next free one of the range")];
  },
  examples: {
    bad: [
      {
        title: "range 192.168.20.50–192.168.20.51, worker 192.168.20.70",
        base: "ase",
        edits: [{ set: "worker.external", fields: { address: "192.168.20.70" } }],
      },
      { title: "no range", base: "ase", edits: [{ remove: "cluster.nodes" }] },
      {
        title: "no range and no addresses yet",
        base: "ase",
        edits: [
          { remove: "cluster.nodes" },
          { set: "master.external", fields: { address: null } },
          { set: "worker.external", fields: { address: null } },
        ],
      },
    ],
    good: [
      { title: "range 192.168.20.50–192.168.20.51, master .50, worker .51", base: "ase" },
      {
        title: "the addresses are left to the device",
        base: "ase",
        edits: [
          { set: "master.external", fields: { address: null } },
          { set: "worker.external", fields: { address: null } },
        ],
      },
    ],
  },
});

/** Around the addresses that the nodes have, where these are few and close; else two free ones. */
function createRange(facts: Facts, cluster: ElementRecord, pool: string | undefined): Fix[] {
  const range = rangeOfNodes(facts, cluster.id) ?? freeRange(facts, cluster.id);
  if (!range) return [];
  const title = say`Set the node range to ${formatRange(range)}`;
  const fields = { role: "aseNode", start: formatIpv4(range.start), end: formatIpv4(range.end) };
  return [
    pool === undefined
      ? addElement(
          title,
          freeId(facts, `${cluster.id}.addressPool`),
          "addressPool",
          cluster.id,
          undefined,
          fields,
        )
      : setFields(title, pool, { ...fields, size: null }),
  ];
}

function rangeOfNodes(facts: Facts, cluster: string): Range | undefined {
  const addresses = nodesOf(facts, cluster)
    .flatMap(({ id }) => adaptersByMode(facts, id).external)
    .flatMap(({ id }) => elementAddress(facts, id) ?? []);
  const [start, end] = [Math.min(...addresses), Math.max(...addresses)];
  return addresses.length >= 2 && end - start + 1 === addresses.length ? { start, end } : undefined;
}

function freeRange(facts: Facts, cluster: string): Range | undefined {
  const network = computeNetworks(facts, cluster)[0]?.network;
  return network === undefined ? undefined : freeBlockOn(facts, network, 2);
}

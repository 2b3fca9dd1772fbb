import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { arcPool } from "#shared/facts/arc-demand";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { clusterOf } from "#shared/facts/networks";
import { freeAddressIn } from "#shared/facts/occupancy";
import { valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

export const nodeOutsidePool = defineRule({
  id: "UL-ADDR-044",
  name: "addr/node-outside-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["vnic"],
  what: "A node VM has an address outside the pool of its logical network.",
  why: "The logical network gives its VMs addresses of its pool only; the node will come up with another one than planned.",
  todo: "Take a free address of the pool, or leave the address to the platform.",
  sources: [seed("ARC", "IP address allocation options for AKS cluster VMs")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, adapter, report) {
    const node = adapter.parent;
    const object = logicalNetworkOf(facts, adapter);
    if (node === null || !object) return;
    const pool = valueOf(arcPool(facts, object));
    for (const { field, range, network } of claimsOf(facts, adapter.id)) {
      const address = formatIpv4(range.start);
      if (!pool) {
        report.cannotTell(
          say`${object} has no readable pool that ${address} of ${nameOf(facts, node)} could be compared with.`,
        );
      } else if (rangeContains(pool, range.start)) {
        report.pass(say`${address} lies in the VM IP pool ${formatRange(pool)}.`);
      } else {
        report.fail({
          field,
          with: [
            { element: object.id, field: "poolStart" },
            ...(network === undefined ? [] : [{ element: network, field: "prefix" }]),
          ],
          message: say`${nameOf(facts, node)} ${address} is not in the VM IP pool ${formatRange(pool)}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const adapter = subject && elementOf(facts, subject.element);
    const object = adapter && logicalNetworkOf(facts, adapter);
    const pool = object && valueOf(arcPool(facts, object));
    const [claim] = adapter ? claimsOf(facts, adapter.id) : [];
    if (!adapter || !pool || claim?.network === undefined) return [];
    const free = freeAddressIn(facts, claim.network, pool, [adapter.id]);
    return free === undefined
      ? []
      : [setAddress(facts, adapter.id, "address", free, "the next free address of the pool")];
  },
  examples: {
    bad: [
      {
        title: "pool 10.4.0.20–10.4.0.60, node 10.4.0.70",
        base: "arc-static",
        edits: [{ set: "edge-1-w1.eth0", fields: { address: "10.4.0.70" } }],
      },
    ],
    good: [
      {
        title: "pool 10.4.0.20–10.4.0.60, node 10.4.0.31",
        base: "arc-static",
        edits: [{ set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } }],
      },
    ],
  },
});

/** The logical network that gives a node's adapter its address. */
function logicalNetworkOf(facts: Facts, adapter: ElementRecord): ElementRecord | undefined {
  if (adapter.parent === null || kindOf(facts, adapter.parent) !== "nodeVm") return undefined;
  const cluster = elementOf(facts, clusterOf(facts, adapter.parent) ?? "");
  const object = cluster?.kind === "cluster" ? networkObjectOf(facts, cluster) : undefined;
  return object?.kind === "logicalNetwork" ? object : undefined;
}

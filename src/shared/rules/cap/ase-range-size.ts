import { formatRange, rangeContains, rangeSize, type Range } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { capitalised, counted } from "#shared/kernel/words";
import type { ElementRecord } from "#shared/model/records";
import { elementAddress } from "#shared/facts/addresses";
import { plannedDevices } from "#shared/facts/ase-device";
import {
  computeNetworkOfPool,
  ASE_ROLE_NAMES,
  aseRole,
  exposedServices,
} from "#shared/facts/ase-ranges";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { poolRange } from "#shared/facts/pools";
import { aseNodeNeed } from "#shared/facts/range-needs";
import { valueOf } from "#shared/facts/readings";
import { adapterIdsOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { reshapePool } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

/** F11: one address for each VM, one for each service. A pair of devices has three VMs. */
export const aseRangeSize = defineRule({
  id: "UL-CAP-027",
  name: "cap/ase-range-size",
  severity: "error",
  platforms: ["ASE"],
  on: ["addressPool"],
  what: "The node range or the external service range is too small.",
  why: "Master and worker need one address each, and so does every service that is exposed; who finds none left does not come up.",
  todo: "Extend the range.",
  sources: [
    seed("ASE", "Kubernetes network configuration"),
    seed("ASE", "Network interfaces, switches"),
    seed("ASE_NETWORK"),
  ],
  check(facts, pool, report) {
    const role = aseRole(facts, pool);
    const range = role && valueOf(poolRange(facts, pool));
    if (!role || !range || pool.parent === null) return;
    const have = rangeSize(range);
    const need = neededIn(facts, pool.parent, role);
    if (have >= need) {
      return report.pass(
        say`${formatRange(range)} has ${plain(inWords(have))} for the ${plain(need)} that it needs.`,
      );
    }
    report.fail({
      field: "end",
      message: say`${plain(capitalised(ASE_ROLE_NAMES[role]))} ${formatRange(range)} has ${plain(inWords(have))}, ${plain(need)} are needed.`,
      data: { need },
    });
  },
  fixes(facts, { subjects: [subject], data: { need } }) {
    const pool = subject && elementOf(facts, subject.element);
    const range = pool && valueOf(poolRange(facts, pool));
    const network = pool && computeNetworkOfPool(facts, pool.id)?.network;
    if (!pool?.parent || !range || network === undefined || typeof need !== "number") return [];
    const except = [pool.id, ...membersIn(facts, pool, range)];
    const block = freeBlockOn(facts, network, need, range.start, except);
    if (!block) return [];
    const why =
      block.start === range.start ? "extended at its end" : "the first free block of that size";
    return reshapePool(facts, pool.id, "start", range, block, why);
  },
  examples: {
    bad: [
      {
        title: "node range 192.168.20.50–192.168.20.50 (1)",
        base: "ase",
        edits: [
          { set: "cluster.nodes", fields: { end: "192.168.20.50" } },
          { set: "worker.external", fields: { address: null } },
        ],
      },
      {
        title: "1 service address for 2 services",
        base: "ase",
        edits: [
          { set: "cluster.services", fields: { end: "192.168.20.60" } },
          { add: "service", id: "second", parent: "cluster", fields: { type: "LoadBalancer" } },
        ],
      },
    ],
    good: [{ title: "node range 192.168.20.50–192.168.20.51 (2)", base: "ase" }],
  },
});

function inWords(count: number): string {
  return counted(count, "address", "addresses");
}

function neededIn(facts: Facts, cluster: string, role: "aseNode" | "aseService"): number {
  if (role === "aseService") return exposedServices(facts, cluster).length;
  return aseNodeNeed(plannedDevices(facts, cluster));
}

/** Whoever has an address of the range already; they do not stand in the way of a longer one. */
function membersIn(facts: Facts, pool: ElementRecord, range: Range): string[] {
  const cluster = pool.parent ?? "";
  const adapters = nodesOf(facts, cluster).flatMap(({ id }) => adapterIdsOf(facts, id));
  return [...adapters, ...exposedServices(facts, cluster).map(({ id }) => id)].filter((id) => {
    const address = elementAddress(facts, id);
    return address !== undefined && rangeContains(range, address);
  });
}

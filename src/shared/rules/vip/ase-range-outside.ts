import { formatPrefix, hostsOf, prefixSize } from "#shared/address/prefix";
import { formatRange, rangeContainsRange, rangeSize } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { capitalised } from "#shared/kernel/words";
import {
  computeNetworkOfPool,
  ASE_ROLE_NAMES,
  aseRole,
  exposedServices,
} from "#shared/facts/ase-ranges";
import { elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { freeBlockOn } from "#shared/facts/occupancy";
import { poolRange } from "#shared/facts/pools";
import { valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { reshapePool } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const aseRangeOutside = defineRule({
  id: "UL-VIP-029",
  name: "vip/ase-range-outside",
  severity: "error",
  platforms: ["ASE"],
  on: ["addressPool"],
  what: "The node range or the external service range is not inside the compute network.",
  why: "Both sit on the external switch of the port that is enabled for compute; on another network nobody asks for their addresses.",
  todo: "Move the range to free addresses of the compute network.",
  sources: [ENGINEERING, seed("ASE", "Network interfaces, switches")],
  silences: ["UL-ADDR-016", "UL-ADDR-017"],
  check(facts, pool, report) {
    const role = aseRole(facts, pool);
    const range = role && valueOf(poolRange(facts, pool));
    if (!role || !range) return;
    const compute = computeNetworkOfPool(facts, pool.id);
    if (!compute) return report.cannotTell(say`No port of the device is enabled for compute.`);
    const { prefix, port, network } = compute;
    if (!prefix)
      return report.cannotTell(say`The network of ${nameOf(facts, port.id)} has no prefix.`);
    if (rangeContainsRange(hostsOf(prefix), range)) {
      return report.pass(
        say`${formatRange(range)} is inside ${formatPrefix(prefix)} of ${nameOf(facts, port.id)}.`,
      );
    }
    report.fail({
      field: "start",
      with:
        network === undefined ? [{ element: port.id }] : [{ element: network, field: "prefix" }],
      message: say`${plain(capitalised(ASE_ROLE_NAMES[role]))} ${formatRange(range)} is not in the compute network ${formatPrefix(prefix)} of ${nameOf(facts, port.id)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const pool = subject && elementOf(facts, subject.element);
    const range = pool && valueOf(poolRange(facts, pool));
    const { network, prefix } = (pool && computeNetworkOfPool(facts, pool.id)) ?? {};
    if (!pool?.parent || !range || network === undefined || !prefix) return [];
    // At the same place in the right network, where that is free.
    const place = prefix.network + (range.start % prefixSize(prefix));
    const except = [pool.id, ...exposedServices(facts, pool.parent).map(({ id }) => id)];
    const block = freeBlockOn(facts, network, rangeSize(range), place, except);
    return block
      ? reshapePool(facts, pool.id, "start", range, block, "the first free block of that size")
      : [];
  },
  examples: {
    bad: [
      {
        title: "Port3 192.168.20.5/24, services 192.168.30.60–192.168.30.65",
        base: "ase",
        edits: [
          { set: "cluster.services", fields: { start: "192.168.30.60", end: "192.168.30.65" } },
          { set: "web", fields: { address: null } },
        ],
      },
      {
        title: "a range that reaches the broadcast address",
        base: "ase",
        edits: [
          { set: "cluster.services", fields: { start: "192.168.20.250", end: "192.168.20.255" } },
        ],
      },
    ],
    good: [{ title: "Port3 192.168.20.5/24, services 192.168.20.60–192.168.20.65", base: "ase" }],
  },
});

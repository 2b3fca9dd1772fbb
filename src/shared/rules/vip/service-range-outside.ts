import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf, isHost, lastHost, type Prefix } from "#shared/address/prefix";
import { formatRange, rangeSize } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { readInteger, readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { reshapePool } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const serviceRangeOutside = defineRule({
  id: "UL-VIP-016",
  name: "vip/service-range-outside",
  severity: "error",
  platforms: ["EE-M"],
  on: ["addressPool"],
  what: "The service range of a scalable cluster is not inside the node network.",
  why: "Service addresses are answered on the network of the nodes; beyond its hosts nobody asks for them.",
  todo: "Move the start down or lower the size, so that start + size − 1 is still a host of the node network.",
  sources: [ENGINEERING, seed("EE", "Networking")],
  silences: ["UL-ADDR-016", "UL-ADDR-017"],
  check(facts, element, report) {
    const figures = figuresOf(facts, element);
    if (!figures) return;
    const { start, size, network, prefix } = figures;
    if (network === undefined || !prefix) {
      report.cannotTell(
        say`The nodes of the cluster of ${element} are on no network with a prefix.`,
      );
      return;
    }
    const end = start + size - 1;
    if (isHost(prefix, start) && isHost(prefix, end)) {
      report.pass(
        say`${formatIpv4(end)} is ${lastHost(prefix) - end} before the last host of ${formatPrefix(prefix)}.`,
      );
      return;
    }
    const range =
      end <= 0xffffffff
        ? say`${formatRange({ start, end })}`
        : say`${formatIpv4(start)} and ${size - 1} more`;
    report.fail({
      field: isHost(prefix, start) ? "size" : "start",
      with: [{ element: network, field: "prefix" }],
      message: say`Service range ${range} is not inside ${formatPrefix(prefix)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const pool = subject && elementOf(facts, subject.element);
    const figures = pool && figuresOf(facts, pool);
    if (!pool || !figures?.prefix || figures.network === undefined) return [];
    return [
      ...moved(facts, pool, figures.network, figures),
      ...shortened(pool, figures.prefix, figures),
    ];
  },
  examples: {
    bad: [
      {
        title: "start 192.168.0.250, size 10 (would end at 192.168.1.3)",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: "192.168.0.250", size: 10 } }],
      },
      {
        title: "start 192.168.9.60 on another network",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: "192.168.9.60" } }],
      },
    ],
    good: [
      {
        title: "start 192.168.0.240, size 10 (ends 192.168.0.249)",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: "192.168.0.240", size: 10 } }],
      },
      {
        title: "a start without a size, which UL-VIP-015 asks for",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: "192.168.9.60", size: null } }],
      },
    ],
  },
});

interface Figures {
  readonly start: number;
  readonly size: number;
  readonly network: string | undefined;
  readonly prefix: Prefix | undefined;
}

function figuresOf(facts: Facts, pool: ElementRecord): Figures | undefined {
  if (pool.fields["role"] !== "eeService") return undefined;
  const start = valueOf(readIpv4(facts, pool, "start"));
  const size = valueOf(readInteger(facts, pool, "size"));
  if (start === undefined || size === undefined || size < 1) return undefined;
  const network = networkOf(facts, pool.id);
  return {
    start,
    size,
    network,
    prefix: network === undefined ? undefined : networkPrefix(facts, network),
  };
}

function moved(
  facts: Facts,
  pool: ElementRecord,
  network: string,
  { start, size }: Figures,
): Fix[] {
  const block = freeBlockOn(facts, network, size, undefined, [pool.id]);
  const from = { start, end: start + size - 1 };
  return block
    ? reshapePool(facts, pool.id, "start", from, block, "the first free block of that size")
    : [];
}

function shortened(pool: ElementRecord, prefix: Prefix, { start }: Figures): Fix[] {
  const hosts = hostsOf(prefix);
  if (!isHost(prefix, start)) return [];
  const size = rangeSize({ start, end: hosts.end });
  return [
    setFields(say`Lower the size to ${size}, ${plain("what is left there")}`, pool.id, { size }),
  ];
}

import { BlockList } from "node:net";
import { excludeCidr, mergeCidr, overlapCidr, parseCidr } from "cidr-tools";
import * as fastCidrTools from "fast-cidr-tools";
import { Address4 } from "ip-address";
import IPCIDR from "ip-cidr";
import ipaddr from "ipaddr.js";
import { Netmask } from "netmask";
import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parsePrefix,
  prefixOf,
  rangeOfPrefix,
  type Prefix,
} from "#shared/address/prefix";
import { buildLongestPrefixMatch, overlappingPairs } from "#shared/address/prefix-order";
import { rangeToPrefixes } from "#shared/address/range";
import { rangeSet, subtractSets, type RangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import type { Benchmark, BenchResult } from "./benchmark.ts";
import { median, sample } from "./measure.ts";

/** One way to do a piece of work: ours or a library's. The answers of all are compared first. */
interface Way {
  readonly by: string;
  readonly work: () => unknown;
}

/** Times ours beside each library on one input; throws when any of them answers otherwise. */
function compare(what: string, ours: () => unknown, libraries: readonly Way[]): BenchResult[] {
  const expected = JSON.stringify(ours());
  for (const { by, work } of libraries) {
    if (JSON.stringify(work()) !== expected) throw new Error(`${what}: ${by} answers otherwise`);
  }
  const own = median(sample(ours, 7));
  return libraries.map(({ by, work }) => {
    const theirs = median(sample(work, 3, 1));
    return {
      name: `${what}, beside ${by}`,
      value: own,
      unit: "ms",
      baseline: theirs,
      ratio: own / theirs,
    };
  });
}

/** Prefixes of /12 to /28 in 10.0.0.0/8 and around it: the same on every machine. */
function somePrefixes(count: number): Prefix[] {
  let state = 20_261_120;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return Array.from({ length: count }, () =>
    prefixOf(0x0800_0000 + (next() >>> 6), 12 + ((next() >>> 8) % 17)),
  );
}

const prefixes = somePrefixes(10_000);
const texts = prefixes.map(formatPrefix);

const parsing: Benchmark = {
  name: "parse 10,000 CIDRs",
  group: "core",
  run: () =>
    compare(
      "parse 10,000 CIDRs",
      () => texts.map((text) => unwrap(parsePrefix(text)).prefix.network),
      [
        {
          by: "ipaddr.js",
          work: () => texts.map((text) => numberOf(ipaddr.IPv4.parseCIDR(text)[0])),
        },
        { by: "cidr-tools", work: () => texts.map((text) => Number(parseCidr(text).start)) },
        {
          by: "fast-cidr-tools",
          work: () => texts.map((text) => Number(fastCidrTools.parse(text)[0])),
        },
        { by: "netmask", work: () => texts.map((text) => new Netmask(text).netLong) },
        {
          by: "ip-address",
          work: () => texts.map((text) => Number(new Address4(text).startAddress().bigInt())),
        },
        {
          by: "ip-cidr",
          work: () => texts.map((text) => Number(new IPCIDR(text).start({ type: "bigInteger" }))),
        },
      ],
    ),
};

/** The libraries know only whether two overlap, so they ask for each pair; 1,000 prefixes are enough for that. */
const overlapping: Benchmark = {
  name: "overlapping pairs",
  group: "core",
  run() {
    const some = prefixes.slice(0, 1_000);
    const someTexts = texts.slice(0, 1_000);
    const parsed = someTexts.map((text) => ipaddr.IPv4.parseCIDR(text));
    const masks = someTexts.map((text) => new Netmask(text));
    const blocks = someTexts.map((text) => new Address4(text));
    const ours = (): Pairs => [...overlappingPairs(some)].toSorted(byPlace);
    return [
      ...compare("overlapping pairs among 1,000 prefixes", ours, [
        {
          by: "ipaddr.js",
          work: () =>
            pairsOf(some.length, (i, j) => {
              const [a, b] = [parsed[i] as Block, parsed[j] as Block];
              return a[0].match(b) || b[0].match(a);
            }),
        },
        {
          by: "cidr-tools",
          work: () =>
            pairsOf(some.length, (i, j) => overlapCidr(at(someTexts, i), at(someTexts, j))),
        },
        {
          by: "fast-cidr-tools",
          work: () =>
            pairsOf(some.length, (i, j) =>
              fastCidrTools.overlap([at(someTexts, i)], [at(someTexts, j)]),
            ),
        },
        {
          by: "netmask",
          work: () =>
            pairsOf(
              some.length,
              (i, j) => at(masks, i).contains(at(masks, j)) || at(masks, j).contains(at(masks, i)),
            ),
        },
        {
          by: "ip-address",
          work: () =>
            pairsOf(
              some.length,
              (i, j) =>
                at(blocks, i).isInSubnet(at(blocks, j)) || at(blocks, j).isInSubnet(at(blocks, i)),
            ),
        },
      ]),
      {
        name: "overlapping pairs among 10,000 prefixes",
        value: median(sample(() => void overlappingPairs(prefixes), 7)),
        unit: "ms",
      },
    ];
  },
};

const matching: Benchmark = {
  name: "longest prefix match",
  group: "core",
  run() {
    const addresses = somePrefixes(100).map(({ network }, i) => network + i);
    const written = addresses.map(formatIpv4);
    const find = buildLongestPrefixMatch(prefixes);
    const parsed = texts.map((text) => ipaddr.IPv4.parseCIDR(text));
    const targets = written.map((text) => ipaddr.IPv4.parse(text));
    const masks = texts.map((text) => new Netmask(text));
    const blocks = texts.map((text) => new Address4(text));
    const hosts = written.map((text) => new Address4(text));
    const list = new BlockList();
    for (const { network, length } of prefixes) list.addSubnet(formatIpv4(network), length);
    return [
      ...compare("longest match of 100 addresses over 10,000", () => addresses.map(find), [
        {
          by: "ipaddr.js",
          work: () => longest(targets, (target, i) => target.match(parsed[i] as Block)),
        },
        { by: "netmask", work: () => longest(written, (text, i) => at(masks, i).contains(text)) },
        {
          by: "ip-address",
          work: () => longest(hosts, (host, i) => host.isInSubnet(at(blocks, i))),
        },
      ]),
      // It knows whether an address is in any of them, not in which.
      ...compare(
        "membership of 100 addresses in 10,000",
        () => addresses.map((each) => find(each) >= 0),
        [{ by: "net.BlockList", work: () => written.map((text) => list.check(text)) }],
      ),
    ];
  },
};

const sets: Benchmark = {
  name: "merge and subtract",
  group: "core",
  run() {
    const base = prefixes.slice(0, 5_000);
    const away = prefixes.slice(5_000, 6_000);
    const [baseTexts, awayTexts] = [base.map(formatPrefix), away.map(formatPrefix)];
    return [
      ...compare("merge 10,000 prefixes", () => written(setOf(prefixes)), [
        { by: "cidr-tools", work: () => inOrder(mergeCidr(texts)) },
        { by: "fast-cidr-tools", work: () => inOrder(fastCidrTools.merge(texts)) },
      ]),
      ...compare(
        "subtract 1,000 from 5,000",
        () => written(subtractSets(setOf(base), setOf(away))),
        [
          { by: "cidr-tools", work: () => inOrder(excludeCidr(baseTexts, awayTexts)) },
          {
            by: "fast-cidr-tools",
            work: () => inOrder(fastCidrTools.exclude(baseTexts, awayTexts)),
          },
        ],
      ),
    ];
  },
};

type Block = ReturnType<typeof ipaddr.IPv4.parseCIDR>;
type Pairs = readonly (readonly [number, number])[];

function pairsOf(count: number, overlap: (i: number, j: number) => boolean): Pairs {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) if (overlap(i, j)) pairs.push([i, j]);
  }
  return pairs;
}

/** For each target the first of the longest prefixes that hold it, -1 for none. */
function longest<T>(targets: readonly T[], holds: (target: T, i: number) => boolean): number[] {
  return targets.map((target) => {
    let best = -1;
    for (let i = 0; i < prefixes.length; i++) {
      const isLonger = best < 0 || at(prefixes, i).length > at(prefixes, best).length;
      if (isLonger && holds(target, i)) best = i;
    }
    return best;
  });
}

function setOf(all: readonly Prefix[]): RangeSet {
  return rangeSet(all.map(rangeOfPrefix));
}

function written(set: RangeSet): string[] {
  return set.flatMap(rangeToPrefixes).map(formatPrefix);
}

function inOrder(cidrs: readonly string[]): string[] {
  return cidrs
    .map((text) => unwrap(parsePrefix(text)).prefix)
    .toSorted((a, b) => a.network - b.network)
    .map(formatPrefix);
}

function byPlace([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return a - c || b - d;
}

function numberOf(address: ipaddr.IPv4): Ipv4 {
  return address.octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function at<T>(list: readonly T[], i: number): T {
  return list[i] as T;
}

export const benchmarks: readonly Benchmark[] = [parsing, overlapping, matching, sets];

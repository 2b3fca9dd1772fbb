import { formatPrefix, hostsOf, rangeOfPrefix } from "#shared/address/prefix";
import {
  formatRange,
  formatRangeShort,
  intersectRanges,
  rangeContainsRange,
} from "#shared/address/range";
import { setOverlaps } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { POOL_KINDS } from "#shared/facts/claim-kinds";
import { isRouted } from "#shared/facts/balancers";
import { claimsOf } from "#shared/facts/claims";
import { homeOf } from "#shared/facts/home-prefix";
import { networkOf } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { movePool, poolData, rangeIn, reshapePool } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const poolOutside = defineRule({
  id: "UL-ADDR-016",
  name: "addr/pool-outside",
  severity: "error",
  platforms: ["ALL"],
  on: POOL_KINDS,
  what: "A pool is not inside the prefix of the network that it serves.",
  why: "Addresses beyond the prefix cannot be reached on that network, and some tools refuse such a pool.",
  todo: "Shorten the pool to the hosts of the network, or move it there with its size.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    seed("HCI", "Virtual IP pool"),
    ENGINEERING,
  ],
  check(facts, element, report) {
    // What is made known by routing reaches the nodes, wherever it lies.
    if (isRouted(element)) return;
    const home = homeOf(facts, element.id);
    for (const claim of claimsOf(facts, element.id)) {
      if (claim.single) continue;
      if (!home) {
        report.cannotTell(
          say`${element} is on no network with a prefix that ${formatRange(claim.range)} could be compared with.`,
        );
      } else if (rangeContainsRange(rangeOfPrefix(home.prefix), claim.range)) {
        report.pass(
          say`${formatRangeShort(claim.range, home.prefix)} lies in ${formatPrefix(home.prefix)}.`,
        );
      } else {
        report.fail({
          field: claim.field,
          ...(home.of === element.id ? {} : { with: [{ element: home.of, field: "prefix" }] }),
          message: say`${element} ${formatRange(claim.range)} is not inside ${formatPrefix(home.prefix)}.`,
          which: formatRange(claim.range),
          data: poolData(claim),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const home = subject && homeOf(facts, subject.element);
    if (!subject?.field || !range || !home) return [];
    const { element, field } = subject;
    const network = networkOf(facts, element);
    const clamped = intersectRanges(range, hostsOf(home.prefix));
    const isFree =
      clamped &&
      network !== undefined &&
      !setOverlaps(occupiedOn(facts, network, [element]), clamped);
    return [
      ...movePool(facts, element, field, range),
      ...(isFree ? reshapePool(facts, element, field, range, clamped, "what lies inside") : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "prefix 192.168.0.0/24, range 192.168.0.200–192.168.1.5",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.200", end: "192.168.1.5" },
          },
        ],
      },
      {
        title: "a range that encloses the whole network",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "kept",
            parent: "lan",
            fields: { role: "reserved", start: "192.167.255.0", end: "192.168.1.5" },
          },
        ],
      },
    ],
    good: [
      {
        title: "a load balancer that announces its range by BGP",
        base: "edge-scalable",
        edits: [
          {
            add: "loadBalancer",
            id: "metallb",
            parent: "cluster",
            fields: {
              product: "metalLb",
              ranges: ["172.20.0.1-172.20.0.9"],
              bgpPeers: ["192.168.0.1"],
            },
          },
        ],
      },
      {
        title: "prefix 192.168.0.0/24, range 192.168.0.200–192.168.0.240",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.200", end: "192.168.0.240" },
          },
        ],
      },
    ],
  },
});

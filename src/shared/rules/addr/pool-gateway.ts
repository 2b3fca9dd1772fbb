import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, formatRangeShort, rangeContains, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import { leaseSet } from "#shared/facts/dhcp";
import { elementOf } from "#shared/facts/engine";
import { gatewayOf, gatewayOwners } from "#shared/facts/gateways";
import { homeOf } from "#shared/facts/home-prefix";
import { handsOut } from "#shared/facts/membership";
import { networkOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import { excludeFromScope } from "../dhcp-fixes.ts";
import { movePool, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const poolGateway = defineRule({
  id: "UL-ADDR-018",
  name: "addr/pool-gateway",
  severity: "error",
  platforms: ["ALL"],
  on: [...new Set([...POOL_KINDS, "dhcpScope"])],
  what: "A pool or DHCP scope contains the gateway of its network.",
  why: "Sooner or later a machine is given the router's address, and the whole network loses its way out.",
  todo: "Start the pool behind the gateway, or exclude the gateway from the scope.",
  sources: [ENGINEERING],
  silences: ["UL-ADDR-019", "UL-DHCP-009"],
  check(facts, element, report) {
    const network = networkOf(facts, element.id);
    const gateway = network === undefined ? undefined : gatewayOf(facts, network);
    const isScope = element.kind === "dhcpScope";
    const pools: { field: string; range: Range }[] = isScope
      ? leaseSet(facts, element).map((range) => ({ field: "range", range }))
      : claimsOf(facts, element.id).filter(handsOut);
    if (network === undefined || pools.length === 0) return;
    if (!gateway) {
      report.cannotTell(say`The gateway of the network of ${element} is not known.`);
      return;
    }
    const hit = pools.find(({ range }) => rangeContains(range, gateway.address));
    const home = homeOf(facts, element.id)?.prefix;
    const short = (range: Range): string =>
      home ? formatRangeShort(range, home) : formatRange(range);
    if (!hit) {
      for (const { range } of pools)
        report.pass(
          say`${short(range)} does not contain the gateway ${formatIpv4(gateway.address)}.`,
        );
      return;
    }
    const owners = gatewayOwners(facts, network, gateway.address);
    const parties = [{ element: gateway.element, field: gateway.field }];
    for (const { owner, field } of owners)
      if (owner !== gateway.element) parties.push({ element: owner, field });
    report.fail({
      field: hit.field,
      with: parties,
      message: say`${element} ${formatRange(hit.range)} contains the gateway ${formatIpv4(gateway.address)}.`,
      data: { start: hit.range.start, end: hit.range.end, gateway: gateway.address },
    });
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const gateway = Number(finding.data["gateway"]);
    const element = subject && elementOf(facts, subject.element);
    if (!element || !subject.field || !range) return [];
    return element.kind === "dhcpScope"
      ? excludeFromScope(facts, element.id, { start: gateway, end: gateway })
      : movePool(facts, element.id, subject.field, range, gateway + 1);
  },
  examples: {
    bad: [
      {
        title: "gateway 192.168.0.1, load balancer range 192.168.0.1–192.168.0.8",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.1", end: "192.168.0.8" },
          },
        ],
      },
      {
        title: "a DHCP scope that may lease the gateway",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.1-192.168.0.5" })],
      },
    ],
    good: [
      {
        title: "gateway 192.168.0.1, load balancer range 192.168.0.2–192.168.0.8",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.2", end: "192.168.0.8" },
          },
        ],
      },
      {
        title: "a scope that excludes the gateway",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.1-192.168.0.5", exclusions: ["192.168.0.1"] })],
      },
    ],
  },
});

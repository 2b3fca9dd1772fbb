import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains, type Range } from "#shared/address/range";
import { listed, say, type Message } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import type { Facts } from "#shared/facts/engine";
import { readFlag } from "#shared/facts/readings";
import { isMisplaced, vnetAt, vnetRanges } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import type { Report } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { takeFromPool } from "../vnet-fixes.ts";

interface Wording {
  /** The field that says that the address is leased. */
  readonly dynamic: string;
  /** Ranges in which an address may lie as well. */
  readonly besides?: readonly Range[];
  readonly leased: (pool: Message) => Message;
  readonly outside: (address: string, pool: Message) => Message;
}

/** What API servers and services have in common: static, and from the VIP pool of their network. */
export function judgeAddress(
  facts: Facts,
  element: ElementRecord,
  report: Report,
  { dynamic, leased, outside, besides = [] }: Wording,
): void {
  const vnet = vnetAt(facts, element.id);
  const ranges = vnet ? vnetRanges(facts, vnet.id, "vipPool") : [];
  const pool = say`the VIP pool ${listed(ranges.map(formatRange))}`;
  const party = vnet ? [{ element: vnet.id, field: "vipPool" }] : [];
  if (readFlag(facts, element, dynamic)) {
    report.fail({
      field: dynamic,
      with: party,
      message: leased(ranges.length > 0 ? pool : say`the VIP pool of its network`),
    });
  }
  for (const { field, range, network } of claimsOf(facts, element.id)) {
    const address = formatIpv4(range.start);
    if (!vnet || ranges.length === 0) {
      report.cannotTell(
        say`The network of ${element} has no VIP pool that ${address} could be compared with.`,
      );
    } else if (ranges.some((each) => rangeContains(each, range.start))) {
      report.pass(say`${address} lies in ${pool}.`);
    } else if (besides.some((each) => rangeContains(each, range.start))) {
      report.pass(say`${address} lies in a range of the cluster's own load balancer.`);
    } else if (isMisplaced(facts, vnet.id, "vipPool")) {
      report.cannotTell(
        say`The VIP pool of ${vnet} lies outside its subnet and has to be moved first.`,
      );
    } else {
      report.fail({
        field,
        with: network === undefined ? party : [...party, { element: network, field: "prefix" }],
        message: outside(address, pool),
      });
    }
  }
}

/** The lowest free address of the pool; what is leased becomes static. */
export function mendAddress(facts: Facts, { subjects: [subject] }: Finding, field: string): Fix[] {
  if (!subject) return [];
  if (subject.field === field) return takeFromPool(facts, subject.element, field, "vipPool");
  return subject.field === undefined
    ? []
    : [setFields(say`Make the address static`, subject.element, { [subject.field]: null })];
}

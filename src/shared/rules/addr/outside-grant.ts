import { formatPrefix, rangeOfPrefix } from "#shared/address/prefix";
import { formatRange, rangeContainsRange, rangeSize, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, type Facts } from "#shared/facts/engine";
import { isInsideMachine } from "#shared/facts/in-use";
import { holderRole } from "#shared/facts/membership";
import { fullName } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { freeAddressIn, freeBlockOn } from "#shared/facts/occupancy";
import { siteIdOf } from "#shared/facts/places";
import { readPrefix, readRange, valueOf } from "#shared/facts/readings";
import { defineRule, type Report } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { poolData, rangeIn, reshapePool } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

/** What the user assigns on these platforms: nodes, the endpoint, the service range. */
const ASSIGNED = new Set(["node", "controlPlaneEndpoint", "eeService"]);

export const outsideGrant = defineRule({
  id: "UL-ADDR-030",
  name: "addr/outside-grant",
  severity: "warning",
  platforms: ["EE"],
  on: ["site", "vnic", "controlPlaneEndpoint", "addressPool"],
  what: "An address lies outside the range that the network administrator granted, or that range is not inside one subnet.",
  why: "Only the granted range was promised to be free; any other address may belong to somebody else today or tomorrow.",
  todo: "Take an address from the granted range, or have the range enlarged and record that.",
  sources: [seed("EE", "Networking")],
  check(facts, element, report) {
    if (element.kind === "site") {
      checkGrant(facts, element, report);
      return;
    }
    const grant = grantFor(facts, element.id);
    if (!grant) return;
    for (const claim of claimsOf(facts, element.id)) {
      if (!ASSIGNED.has(holderRole(facts, claim)) || !claim.given) continue;
      const held = formatRange(claim.range);
      if (rangeContainsRange(grant.range, claim.range)) {
        report.pass(say`${held} lies in the granted range ${formatRange(grant.range)}.`);
        continue;
      }
      report.fail({
        field: claim.field,
        with: [{ element: grant.site, field: "grantRange" }],
        message: say`${held} of ${fullName(facts, element)} is outside the granted range ${formatRange(grant.range)}.`,
        data: poolData(claim),
      });
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const network = subject && networkOf(facts, subject.element);
    const grant = subject && grantFor(facts, subject.element);
    if (!subject?.field || !range || network === undefined || !grant) return [];
    const { element, field } = subject;
    if (elementOf(facts, element)?.kind !== "addressPool") {
      const free = freeAddressIn(facts, network, grant.range, [element]);
      return free === undefined
        ? []
        : [setAddress(facts, element, field, free, "free in the granted range")];
    }
    const block = freeBlockOn(facts, network, rangeSize(range), grant.range.start, [element]);
    const fits = block && rangeContainsRange(grant.range, block);
    return fits
      ? reshapePool(facts, element, field, range, block, "free in the granted range")
      : [];
  },
  examples: {
    bad: [
      {
        title: "grant 192.168.0.10–192.168.0.99, node 192.168.0.160",
        base: "edge-scalable",
        edits: [
          {
            set: "site",
            fields: { grantRange: "192.168.0.10-192.168.0.99", grantSubnet: "192.168.0.0/24" },
          },
          { set: "node-a.eth0", fields: { address: "192.168.0.160" } },
        ],
      },
      {
        title: "a service range that ends beyond the grant",
        base: "edge-scalable",
        edits: [
          {
            set: "site",
            fields: { grantRange: "192.168.0.10-192.168.0.70", grantSubnet: "192.168.0.0/24" },
          },
        ],
      },
      {
        title: "a grant that is not inside its subnet",
        base: "edge-scalable",
        edits: [
          {
            set: "site",
            fields: { grantRange: "192.168.0.10-192.168.1.99", grantSubnet: "192.168.0.0/24" },
          },
        ],
      },
    ],
    good: [
      {
        title: "grant 192.168.0.10–192.168.0.99, all addresses inside",
        base: "edge-scalable",
        edits: [
          {
            set: "site",
            fields: { grantRange: "192.168.0.10-192.168.0.99", grantSubnet: "192.168.0.0/24" },
          },
        ],
      },
      {
        title: "the fixed addresses behind the NAT of a single machine",
        base: "edge-single",
        edits: [
          {
            set: "site",
            fields: { grantRange: "10.0.0.50-10.0.0.60", grantSubnet: "10.0.0.0/24" },
          },
        ],
      },
      {
        title: "no grant, which UL-ADDR-029 asks for",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { environment: "corporate" } }],
      },
    ],
  },
});

function checkGrant(facts: Facts, site: ElementRecord, report: Report): void {
  const range = valueOf(readRange(facts, site, "grantRange"));
  const subnet = valueOf(readPrefix(facts, site, "grantSubnet"));
  if (!range) return;
  if (!subnet) {
    report.cannotTell(say`The subnet of the granted range of ${site} is not recorded.`);
  } else if (rangeContainsRange(rangeOfPrefix(subnet.prefix), range)) {
    report.pass(say`${formatRange(range)} lies in ${formatPrefix(subnet.prefix)}.`);
  } else {
    report.fail({
      field: "grantRange",
      message: say`The granted range ${formatRange(range)} of ${site} is not inside the one subnet ${formatPrefix(subnet.prefix)}.`,
    });
  }
}

/** The grant that holds on the network of an element; the inside of a machine needs none. */
function grantFor(facts: Facts, id: string): { range: Range; site: string } | undefined {
  const network = networkOf(facts, id);
  const site =
    network === undefined || isInsideMachine(facts, network) ? undefined : siteIdOf(facts, id);
  const record = site === undefined ? undefined : elementOf(facts, site);
  const range = record && valueOf(readRange(facts, record, "grantRange"));
  return record && range ? { range, site: record.id } : undefined;
}

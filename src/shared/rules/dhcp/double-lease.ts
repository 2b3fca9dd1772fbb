import { formatRange, intersectRanges, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { say } from "#shared/kernel/message";
import { areFailover, leaseSet, leasesWithin, serverOf } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readRange, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { rangeIn } from "../pool-fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** The pair is reported once, on the scope whose id comes later. */
export const doubleLease = defineRule({
  id: "UL-DHCP-010",
  name: "dhcp/double-lease",
  severity: "error",
  platforms: ["ALL"],
  on: ["dhcpScope"],
  what: "Two DHCP servers can lease the same addresses on one network.",
  why: "Neither server knows what the other has leased, so that two machines get one address.",
  todo: "Split the range between the two servers, or declare them as failover partners.",
  sources: [ENGINEERING],
  silences: ["UL-ADDR-020"],
  check(facts, element, report) {
    const network = networkOf(facts, element.id);
    if (network === undefined) return;
    const said = new Set<string>();
    const leases = leaseSet(facts, element);
    for (const lease of leases) {
      for (const other of leasesWithin(facts, domainOf(facts, network), lease)) {
        const shared = intersectRanges(lease, other.range);
        const isPair =
          other.network === network && serverOf(facts, other.scope) !== serverOf(facts, element.id);
        if (
          !shared ||
          !isPair ||
          said.has(other.scope) ||
          areFailover(facts, element.id, other.scope)
        )
          continue;
        said.add(other.scope);
        if (compareText(other.scope, element.id) >= 0) continue;
        report.fail({
          field: "range",
          with: [{ element: other.scope, field: "range" }],
          message: say`${nameOf(facts, other.scope)} and ${element} can both lease ${formatRange(shared)}.`,
          data: { ...shared },
        });
      }
    }
    if (said.size === 0 && leases.length > 0)
      report.pass(say`No other server leases addresses of ${element}.`);
  },
  fixes(facts, finding) {
    const [later, earlier] = finding.subjects;
    const shared = rangeIn(finding);
    if (!later || !earlier || !shared) return [];
    const partner = nameOf(facts, earlier.element);
    return [
      ...split(facts, later.element, shared),
      setFields(say`Declare failover with ${partner}`, later.element, {
        failoverWith: earlier.element,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "scopes .100–.150 and .140–.199 of two servers",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({ range: "192.168.0.100-192.168.0.150" }, "-1"),
          ...scopeOnLan({ range: "192.168.0.140-192.168.0.199" }, "-2"),
        ],
      },
    ],
    good: [
      {
        title: "scopes .100–.149 and .150–.199 of two servers",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({ range: "192.168.0.100-192.168.0.149" }, "-1"),
          ...scopeOnLan({ range: "192.168.0.150-192.168.0.199" }, "-2"),
        ],
      },
      {
        title: "the same range with failover declared",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({ range: "192.168.0.100-192.168.0.150" }, "-1"),
          ...scopeOnLan({ range: "192.168.0.100-192.168.0.150", failoverWith: "scope-1" }, "-2"),
        ],
      },
      {
        title: "overlapping scopes of one server",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({ range: "192.168.0.100-192.168.0.150" }),
          {
            add: "dhcpScope",
            id: "scope-2",
            parent: "dhcp",
            fields: { segment: "lan", range: "192.168.0.140-192.168.0.199" },
          },
        ],
      },
    ],
  },
});

/** Cuts the shared part off the end of a scope at which it lies. */
function split(facts: Facts, scope: string, shared: Range): Fix[] {
  const element = elementOf(facts, scope);
  const range = element && valueOf(readRange(facts, element, "range"));
  if (!range) return [];
  const rest = [
    { start: shared.end + 1, end: range.end },
    { start: range.start, end: shared.start - 1 },
  ].find(({ start, end }) => start <= end);
  if (!rest) return [];
  const text = formatRange(rest);
  return [setFields(say`Shorten the scope to ${text}`, scope, { range: text.replace("–", "-") })];
}

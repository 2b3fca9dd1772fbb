import { setSize } from "#shared/address/range-set";
import { formatRange, intersectRanges } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { claimsWithin } from "#shared/facts/claims";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { isMemberOfPool, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { excludeFromScope } from "../dhcp-fixes.ts";
import { rangeIn } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

const VIP = seed("HCI", "Virtual IP pool");

export const vipLeased = defineRule({
  id: "UL-DHCP-001",
  name: "dhcp/vip-leased",
  severity: "error",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "A DHCP scope may lease addresses of the VIP pool.",
  why: "The server knows nothing of API servers and services: it leases such an address to a node or a stranger, and both answer for it.",
  todo: "Exclude the whole VIP pool from the scope.",
  sources: [
    VIP,
    seed("HCI", "Virtual network with DHCP networking"),
    seed("HCI", "Split reserved IP addresses based on a DHCP network model"),
  ],
  silences: ["UL-DHCP-009"],
  check(facts, vnet, report) {
    const network = networkOf(facts, vnet.id);
    for (const range of vnetRanges(facts, vnet.id, "vipPool")) {
      if (network === undefined) {
        report.cannotTell(say`${vnet} is on no segment, so that nobody knows who leases there.`);
        continue;
      }
      const runs = leasesWithin(facts, domainOf(facts, network), range);
      const byScope = Map.groupBy(runs, ({ scope }) => scope);
      for (const [scope, leases] of byScope) {
        const shared = leases.flatMap((lease) => intersectRanges(lease.range, range) ?? []);
        const [first, last] = [shared[0], shared.at(-1)];
        if (!first || !last) continue;
        const count = counted(setSize(shared), "address", "addresses");
        const reach = { start: first.start, end: last.end };
        const holders = shared
          .flatMap(({ start, end }) => claimsWithin(facts, domainOf(facts, network), start, end))
          .filter((claim) => isMemberOfPool(facts, claim, vnet.id, "vipPool"));
        report.fail({
          field: "vipPool",
          with: [
            { element: scope, field: "exclusions" },
            ...holders.map(({ owner, field }) => ({ element: owner, field })),
          ],
          message: say`${plain(count)} of the VIP pool (${formatRange(reach)}) can still be leased by ${nameOf(facts, scope)}.`,
          which: formatRange(range),
          data: { start: range.start, end: range.end },
        });
      }
      if (byScope.size === 0) report.pass(say`Nobody leases an address of ${formatRange(range)}.`);
    }
  },
  fixes(facts, finding) {
    const [, scope] = finding.subjects;
    const range = rangeIn(finding);
    return scope && range ? excludeFromScope(facts, scope.element, range) : [];
  },
  examples: {
    bad: [
      {
        title:
          "scope 10.20.30.2–10.20.30.33, VIP pool 10.20.30.29–10.20.30.33, exclusion 10.20.30.29–10.20.30.32",
        base: "hci-dhcp",
        edits: [{ set: "dhcp.scope", fields: { exclusions: ["10.20.30.29-10.20.30.32"] } }],
      },
      {
        title: "no exclusion",
        base: "hci-dhcp",
        edits: [{ set: "dhcp.scope", fields: { exclusions: null } }],
      },
    ],
    good: [{ title: "exclusion 10.20.30.29–10.20.30.33", base: "hci-dhcp" }],
  },
});

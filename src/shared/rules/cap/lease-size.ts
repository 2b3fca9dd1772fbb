import { formatRange, rangeSize } from "#shared/address/range";
import { setOverlaps } from "#shared/address/range-set";
import { hostsOf } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { leasableOn } from "#shared/facts/leasable";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { occupiedBeside } from "#shared/facts/occupancy";
import { readRange, valueOf } from "#shared/facts/readings";
import { isMemberOfPool } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { breakdown, unknownClusters } from "../demand-in-words.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { rangeText } from "../vnet-fixes.ts";

export const leaseSmall = defineRule({
  id: "UL-CAP-006",
  name: "cap/lease-small",
  severity: "error",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "The DHCP scope can lease fewer addresses than the nodes, load balancer VMs and updates need.",
  why: "The number of addresses does not depend on the model: what the pool holds there must be leasable here, beside what other machines have leased.",
  todo: "Extend the scope, or free addresses that others hold in it.",
  sources: [
    seed(
      "HCI",
      "Minimum IP address reservations for an AKS on Azure Stack HCI and Windows Server deployment",
    ),
    seed("HCI", "Split reserved IP addresses based on a DHCP network model"),
  ],
  check(facts, vnet, report) {
    const leasable = leasableOn(facts, vnet.id);
    const [scope] = leasable?.scopes ?? [];
    if (!leasable || !scope) return report.cannotTell(say`No DHCP scope serves ${vnet}.`);
    const unset = leasable.scopes.find((each) => readRange(facts, each, "range").state !== "ok");
    if (unset) return report.cannotTell(say`The range of ${unset} is not known.`);
    const demand = hciDemand(facts, vnet.id);
    const { size, heldByOthers } = leasable;
    if (size < demand.nodes) {
      const held = heldByOthers > 0 ? say`; others hold ${heldByOthers} more` : [];
      return report.fail({
        at: scope.id,
        field: "range",
        with: [{ element: vnet.id }],
        message: say`Scope ${scope} can lease ${size} addresses; ${demand.nodes} are needed (${breakdown(facts, demand)})${held}.`,
        data: { missing: demand.nodes - size },
      });
    }
    const unknown = unknownClusters(facts, demand);
    if (unknown)
      return report.cannotTell(say`${unknown}, so that its share of the leases is not known.`);
    report.pass(
      say`${size} addresses can be leased, ${demand.nodes} are needed (${breakdown(facts, demand)}).`,
    );
  },
  fixes(facts, { subjects: [subject, party], data: { missing } }) {
    const scope = subject && elementOf(facts, subject.element);
    const range = scope && valueOf(readRange(facts, scope, "range"));
    const network = scope && networkOf(facts, scope.id);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    if (!range || network === undefined || !prefix || typeof missing !== "number") return [];
    const added = { start: range.end + 1, end: range.end + missing };
    const vnet = party?.element ?? "";
    const taken = occupiedBeside(facts, network, (claim) =>
      isMemberOfPool(facts, claim, vnet, "nodeVmPool"),
    );
    if (added.end > hostsOf(prefix).end || setOverlaps(taken, added)) return [];
    const to = { start: range.start, end: added.end };
    const title = say`Extend the scope to ${formatRange(to)}, ${plain(`${rangeSize(to)} addresses`)}`;
    return [setFields(title, scope.id, { range: rangeText(to) })];
  },
  examples: {
    bad: [
      {
        title: "scope 10.20.30.2–10.20.30.32 less VIP pool 10.20.30.28–10.20.30.32: 26 leasable",
        base: "hci-dhcp",
        edition: "2022-05",
        edits: [
          { set: "vnet", fields: { vipPool: ["10.20.30.28-10.20.30.32"] } },
          { set: "front-b1", fields: { address: "10.20.30.28" } },
          {
            set: "dhcp.scope",
            fields: { range: "10.20.30.2-10.20.30.32", exclusions: ["10.20.30.28-10.20.30.32"] },
          },
        ],
      },
      {
        title: "a printer has a reservation in the scope",
        base: "hci-dhcp",
        edition: "2022-05",
        edits: [
          {
            set: "dhcp.scope",
            fields: { reservations: [{ address: "10.20.30.20", owner: "printer" }] },
          },
        ],
      },
    ],
    good: [
      {
        title: "scope 10.20.30.2–10.20.30.33 less VIP pool 10.20.30.29–10.20.30.33: 27 leasable",
        base: "hci-dhcp",
        edition: "2022-05",
      },
      {
        title: "a node has a reservation in the scope",
        base: "hci-dhcp",
        edition: "2022-05",
        edits: [
          {
            set: "dhcp.scope",
            fields: { reservations: [{ address: "10.20.30.20", owner: "a-w1" }] },
          },
        ],
      },
    ],
  },
});

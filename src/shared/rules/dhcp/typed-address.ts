import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { claimsOf } from "#shared/facts/claims";
import { reservedAddresses } from "#shared/facts/dhcp";
import { elementOf, kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { readText } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { vnetOf } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const COMPARE = seed("HCI", "Compare network models");

/** What records a lease or has a reservation is honoured. */
export const typedAddress = defineRule({
  id: "UL-DHCP-006",
  name: "dhcp/typed-address",
  severity: "warning",
  platforms: ["HCI-DH"],
  on: ["vnic", "loadBalancer"],
  what: "A node or load balancer VM of the DHCP model is given an address.",
  why: "Both lease theirs; the address in the drawing is not the one that the VM will have.",
  todo: "Clear the address, or reserve it for the VM on the DHCP server.",
  sources: [COMPARE],
  silences: ["UL-DHCP-009"],
  check(facts, element, report) {
    const isAdapter = element.kind === "vnic";
    const vm = isAdapter ? element.parent : element.id;
    if (vm === null || (isAdapter && kindOf(facts, vm) !== "nodeVm")) return;
    if (!isAdapter && readText(facts, element, "product") !== "haproxyVm") return;
    if (vnetOf(facts, element.id) === undefined) return;
    const claim = claimsOf(facts, element.id).find(
      ({ field, given }) => field === "address" && given,
    );
    if (!claim) return report.pass(say`${nameOf(facts, vm)} leases its address.`);
    const address = formatIpv4(claim.range.start);
    const scopes = claim.network === undefined ? [] : scopesOn(facts, claim.network);
    const keeper = scopes.find((scope) => reservedAddresses(scope).has(address));
    if (keeper) return report.pass(say`${keeper} keeps ${address} for ${nameOf(facts, vm)}.`);
    if (element.fields["ipSource"] === "dhcp") {
      return report.pass(say`${address} records what ${nameOf(facts, vm)} has leased.`);
    }
    report.fail({
      field: "address",
      with: scopes.map(({ id }) => ({ element: id, field: "range" })),
      message: say`${nameOf(facts, vm)}: addresses of nodes and the HAProxy VM are leased; ${address} will not be honoured.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    const source = isEmptyValue(element.fields["ipSource"]) ? {} : { ipSource: null };
    return [setFields(say`Leave the address to DHCP`, element.id, { address: null, ...source })];
  },
  examples: {
    bad: [
      {
        title: "node with 10.20.30.7",
        base: "hci-dhcp",
        edits: [{ set: "a-w1.eth0", fields: { address: "10.20.30.7" } }],
      },
      {
        title: "HAProxy VM with 10.20.30.15",
        base: "hci-dhcp",
        edits: [{ set: "a-lb", fields: { address: "10.20.30.15" } }],
      },
    ],
    good: [
      { title: "node by DHCP", base: "hci-dhcp" },
      {
        title: "node with 10.20.30.7, which the scope reserves for it",
        base: "hci-dhcp",
        edits: [
          { set: "a-w1.eth0", fields: { address: "10.20.30.7" } },
          {
            set: "dhcp.scope",
            fields: { reservations: [{ address: "10.20.30.7", owner: "a-w1" }] },
          },
        ],
      },
    ],
  },
});

import { formatIpv4 } from "#shared/address/ipv4";
import { inSentence } from "#shared/kernel/words";
import type { Json } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { findField } from "#shared/kinds/index";
import { claimsOf } from "#shared/facts/claims";
import { reservedAddresses } from "#shared/facts/dhcp";
import { elementOf, kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readText } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { vnetOf } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";

const DHCP = seed("HCI", "Virtual network with DHCP networking");
const COMPARE = seed("HCI", "Compare network models");

/** UL-DHCP-003 */
export const nodePoolLeased = defineRule({
  id: "UL-DHCP-003",
  name: "dhcp/node-pool",
  severity: "error",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "A virtual network of the DHCP model has a node VM pool.",
  why: "The model does not support one: node addresses are leased, and the pool would never be used.",
  todo: "Remove the pool, and let the DHCP scope be as large as it was.",
  sources: [COMPARE, seed("HCI", "Kubernetes node VM IP pool")],
  silences: ["UL-DHCP-009"],
  check(_facts, vnet, report) {
    if (isEmptyValue(vnet.fields["nodeVmPool"])) {
      return report.pass(say`The nodes of ${vnet} lease their addresses; it has no pool for them.`);
    }
    report.fail({
      field: "nodeVmPool",
      message: say`${vnet}: a node VM pool cannot be used with DHCP networking.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "nodeVmPool")] : [],
  examples: {
    bad: [
      {
        title: "leased nodes, node pool 10.20.30.2–10.20.30.28",
        base: "hci-dhcp",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.28"] } }],
      },
    ],
    good: [{ title: "leased nodes, no node pool", base: "hci-dhcp" }],
  },
});

/** What DHCP hands out in place of a field of the static model; the prefix has no option. */
const OPTIONS = [
  { field: "addressPrefix", option: undefined },
  { field: "gateway", option: "optionRouter" },
  { field: "dnsServers", option: "optionDns" },
] as const;

/** UL-DHCP-004 */
export const givenByDhcp = defineRule({
  id: "UL-DHCP-004",
  name: "dhcp/given-by-dhcp",
  severity: "warning",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "A virtual network of the DHCP model is given a prefix, a gateway or DNS servers.",
  why: "The model takes a name, a VIP pool and a VLAN only; the rest comes from the DHCP server, and what stands here has no effect.",
  todo: "Write the gateway and the DNS servers as options of the DHCP scope.",
  sources: [DHCP],
  check(facts, vnet, report) {
    const set = OPTIONS.filter(({ field }) => !isEmptyValue(vnet.fields[field]));
    for (const { field } of set) {
      const label = inSentence(findField("vnet", field)?.label ?? field);
      report.fail({
        field,
        message: say`${vnet}: the ${plain(label.replace(/, .*/, ""))} is not a parameter of the DHCP model; it comes from the DHCP options.`,
      });
    }
    if (set.length === 0 && networkOf(facts, vnet.id) !== undefined) {
      report.pass(say`${vnet} gives nothing that the DHCP server gives.`);
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const vnet = subject && elementOf(facts, subject.element);
    const field = subject?.field;
    if (!vnet || field === undefined) return [];
    const cleared = clearField(facts, vnet.id, field);
    const option = OPTIONS.find((each) => each.field === field)?.option;
    const network = networkOf(facts, vnet.id);
    const scope = network === undefined ? undefined : scopesOn(facts, network)[0];
    const value: Json | undefined = vnet.fields[field];
    if (
      !scope ||
      option === undefined ||
      value === undefined ||
      !isEmptyValue(scope.fields[option])
    )
      return [cleared];
    const title = say`Move it to the options of ${scope}`;
    return [
      together(title, "Move to DHCP option", [
        cleared,
        setFields(title, scope.id, { [option]: value }),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "leased nodes, gateway 10.20.30.1",
        base: "hci-dhcp",
        edits: [
          { set: "vnet", fields: { gateway: "10.20.30.1" } },
          { set: "dhcp.scope", fields: { optionRouter: null } },
        ],
      },
      {
        title: "leased nodes, prefix and DNS servers",
        base: "hci-dhcp",
        edits: [
          { set: "vnet", fields: { addressPrefix: "10.20.30.0/26", dnsServers: ["10.1.1.10"] } },
        ],
      },
    ],
    good: [{ title: "leased nodes, scope option router 10.20.30.1", base: "hci-dhcp" }],
  },
});

/** UL-DHCP-006. What records a lease or has a reservation is honoured. */
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
        title: "HAProxy VM with 10.20.30.13",
        base: "hci-dhcp",
        edits: [{ set: "a-lb", fields: { address: "10.20.30.13" } }],
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

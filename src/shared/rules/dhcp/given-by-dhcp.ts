import type { Json } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { scopesOn } from "#shared/facts/scopes";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";

const DHCP = seed("HCI", "Virtual network with DHCP networking");

/** What DHCP hands out in place of a field of the static model; the prefix has no option. */
const OPTIONS = [
  { field: "addressPrefix", option: undefined, says: "the address prefix is not a parameter" },
  { field: "gateway", option: "optionRouter", says: "the gateway is not a parameter" },
  { field: "dnsServers", option: "optionDns", says: "DNS servers are not a parameter" },
] as const;

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
    for (const { field, says } of set) {
      report.fail({
        field,
        message: say`${vnet}: ${plain(says)} of the DHCP model; what counts are the options of the DHCP server.`,
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
    const cleared = setFields(say`Leave it to the DHCP server`, vnet.id, { [field]: null });
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

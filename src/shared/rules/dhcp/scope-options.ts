import { formatIpv4 } from "#shared/address/ipv4";
import { listed, plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { leasingNetworksOn } from "#shared/facts/network-objects";
import { networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { serversIn } from "#shared/facts/resolvers";
import { defineRule } from "../define-rule.ts";
import { setAddress, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const OPTIONS = [
  { field: "optionRouter", what: "router" },
  { field: "optionDns", what: "DNS server" },
] as const;

export const scopeOptions = defineRule({
  id: "UL-DHCP-011",
  name: "dhcp/scope-options",
  severity: "warning",
  platforms: ["HCI-DH", "ARC-DH"],
  on: ["dhcpScope"],
  what: "The scope that nodes lease from hands out no router or no DNS server.",
  why: "In the DHCP model gateway and DNS servers cannot be given as parameters, so the nodes would have none.",
  todo: "Add the option to the scope.",
  sources: [
    ENGINEERING,
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    seed("HCI", "Virtual network with DHCP networking"),
  ],
  check(facts, scope, report) {
    const [object] = leasingNetworksOn(facts, scope.id);
    if (!object || siteOf(facts, object.id)?.fields["internetDisabled"] === true) return;
    const missing = OPTIONS.filter(({ field }) => isEmptyValue(scope.fields[field]));
    for (const { field, what } of missing) {
      report.fail({
        field,
        with: [{ element: object.id }],
        message: say`Scope ${scope} hands out no ${plain(what)} option.`,
      });
    }
    if (missing.length === 0) report.pass(say`${scope} hands out router and DNS servers.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const network = subject && networkOf(facts, subject.element);
    if (!subject || network === undefined) return [];
    if (subject.field === "optionRouter") {
      const gateway = gatewayOf(facts, network)?.address;
      return gateway === undefined
        ? []
        : [
            setAddress(
              facts,
              subject.element,
              "optionRouter",
              gateway,
              "the gateway of the segment",
            ),
          ];
    }
    const segment = elementOf(facts, network);
    const optionDns = (segment ? serversIn(segment, "dnsServers") : []).map(formatIpv4);
    return optionDns.length === 0
      ? []
      : [
          setFields(say`Hand out ${listed(optionDns)}, as the segment says`, subject.element, {
            optionDns,
          }),
        ];
  },
  examples: {
    bad: [
      {
        title: "scope without router option",
        base: "arc-dhcp",
        edits: [{ set: "dhcp.scope", fields: { optionRouter: null } }],
      },
      {
        title: "scope without DNS servers",
        base: "hci-dhcp",
        edits: [{ set: "dhcp.scope", fields: { optionDns: [] } }],
      },
    ],
    good: [{ title: "scope with router 10.4.0.1, DNS 10.4.0.5", base: "arc-dhcp" }],
  },
});

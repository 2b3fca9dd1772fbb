import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { firstHost, formatPrefix, hostsOf, isHost } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { kindsWithField } from "#shared/facts/claim-kinds";
import type { Facts } from "#shared/facts/engine";
import { prefixForGateway, routerLegsOn } from "#shared/facts/gateways";
import { fullName } from "#shared/facts/names";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Fields that name the way out of a network. */
const GATEWAY_FIELDS = ["gateway", "optionRouter"] as const;

export const gatewayUnusable = defineRule({
  id: "UL-ADDR-012",
  name: "addr/gateway-unusable",
  severity: "error",
  platforms: ["ALL"],
  on: GATEWAY_FIELDS.flatMap((field) => kindsWithField(field, "ipv4")),
  what: "A gateway is not a usable address of the network that it is for.",
  why: "Hosts can only reach a gateway on their own network, so that nothing would leave the subnet.",
  todo: "Name the address of the router's interface on that network; it cannot be the network or broadcast address.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    ENGINEERING,
  ],
  check(facts, element, report) {
    for (const { field, address } of gatewaysAt(facts, element)) {
      const prefix = prefixForGateway(facts, element.id);
      const gateway = formatIpv4(address);
      if (!prefix) {
        report.cannotTell(
          say`No prefix is known that the gateway ${gateway} of ${fullName(facts, element)} should lie in.`,
        );
      } else if (isHost(prefix, address)) {
        report.pass(
          say`${gateway} is one of the hosts ${formatRange(hostsOf(prefix))} of ${formatPrefix(prefix)}.`,
        );
      } else {
        report.fail({
          field,
          message: say`Gateway ${gateway} is not a usable address of ${formatPrefix(prefix)}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const prefix = subject && prefixForGateway(facts, subject.element);
    const network = subject && networkOf(facts, subject.element);
    if (!prefix) return [];
    const legs =
      network === undefined ? [] : routerLegsOn(facts, network, interfacesOn(facts, network));
    const leg = legs.find(({ range }) => isHost(prefix, range.start));
    const [address, why] = leg
      ? [leg.range.start, "the router on that network"]
      : [firstHost(prefix), "the first address of the network"];
    return [setAddress(facts, subject.element, subject.field ?? "gateway", address, why)];
  },
  examples: {
    bad: [
      {
        title: "prefix 10.0.0.0/26, gateway 10.0.0.65",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.0.0.0/26", gateway: "10.0.0.65" } }],
      },
      {
        title: "the broadcast address as gateway",
        base: "edge-single",
        edits: [{ set: "lan", fields: { gateway: "10.0.0.255" } }],
      },
    ],
    good: [
      {
        title: "prefix 10.0.0.0/26, gateway 10.0.0.1",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.0.0.0/26", gateway: "10.0.0.1" } }],
      },
      {
        title: "either address of a /31",
        base: "edge-single",
        edits: [
          {
            add: "segment",
            id: "link",
            parent: "site",
            fields: { prefix: "10.9.0.0/31", gateway: "10.9.0.0" },
          },
        ],
      },
    ],
  },
});

function gatewaysAt(facts: Facts, element: ElementRecord): { field: string; address: Ipv4 }[] {
  return GATEWAY_FIELDS.flatMap((field) => {
    const address = valueOf(readIpv4(facts, element, field));
    return address === undefined ? [] : [{ field, address }];
  });
}

import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { gatewayOf, routerLegsOn } from "#shared/facts/gateways";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

export const staticGateway = defineRule({
  id: "UL-ADDR-013",
  name: "addr/static-gateway",
  severity: "error",
  platforms: ["HCI-ST", "ARC-ST"],
  on: ["vnet", "logicalNetwork"],
  what: "A network of the static model has no default gateway.",
  why: "The gateway is a mandatory input: no DHCP server tells the nodes their way out, so none of them would leave its subnet.",
  todo: "Enter the address of the router on the segment.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(facts, element, report) {
    if (isEmptyValue(element.fields["gateway"])) {
      report.fail({
        field: "gateway",
        message: say`${element}: the static model needs a default gateway.`,
      });
      return;
    }
    const gateway = valueOf(readIpv4(facts, element, "gateway"));
    if (gateway !== undefined)
      report.pass(say`${element} names the gateway ${formatIpv4(gateway)}.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const network = subject && networkOf(facts, subject.element);
    if (!subject || network === undefined) return [];
    const [leg] = routerLegsOn(facts, network, interfacesOn(facts, network));
    if (leg)
      return [
        setAddress(facts, subject.element, "gateway", leg.range.start, "the router on the segment"),
      ];
    const gateway = gatewayOf(facts, network);
    const segment = elementOf(facts, network);
    return gateway && segment
      ? [
          setAddress(
            facts,
            subject.element,
            "gateway",
            gateway.address,
            `the gateway of ${segment.name}`,
          ),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "logical network aks-net, $gateway empty",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { gateway: null } }],
      },
      {
        title: "AKS network without gateway",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { gateway: null } }],
      },
      {
        title: "AKS network without gateway, none but the segment names it",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { gateway: null } }, { remove: "router.nodes" }],
      },
    ],
    good: [
      { title: "logical network aks-net, $gateway = 10.4.0.1", base: "arc-static" },
      { title: "AKS network with gateway 10.20.30.1", base: "hci-static" },
    ],
  },
});

import { formatIpv4 } from "#shared/address/ipv4";
import { isHost } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { kindsWithField } from "#shared/facts/claim-kinds";
import { networkName } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import { gatewayOf, gatewayOwners, prefixForGateway, routerLegsOn } from "#shared/facts/gateways";
import { fullName, nameOf } from "#shared/facts/names";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { drawRouter } from "../draw-router.ts";
import { setAddress } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const gatewayOwner = defineRule({
  id: "UL-ADDR-014",
  name: "addr/gateway-owner",
  severity: "warning",
  platforms: ["ALL"],
  on: kindsWithField("gateway", "ipv4"),
  what: "No router on the network owns the gateway address.",
  why: "The way out of the subnet is not drawn, so that no flow that leaves it can be verified.",
  todo: "Draw the router with that address on the network, or name the address of the router that is there.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const gateway = valueOf(readIpv4(facts, element, "gateway"));
    if (gateway === undefined) return;
    const network = networkOf(facts, element.id);
    if (network === undefined) {
      report.cannotTell(
        say`${fullName(facts, element)} is not connected, so that nobody can be found who owns its gateway ${formatIpv4(gateway)}.`,
      );
      return;
    }
    // The network itself speaks for all who name the same gateway; UL-ADDR-012 for one that is unusable.
    const prefix = prefixForGateway(facts, element.id);
    if (prefix && !isHost(prefix, gateway)) return;
    if (network !== element.id && gatewayOf(facts, network)?.address === gateway) return;
    const [owner] = gatewayOwners(facts, network, gateway);
    if (owner) {
      report.pass(say`${nameOf(facts, owner.owner)} owns ${formatIpv4(gateway)}.`);
      return;
    }
    report.fail({
      field: "gateway",
      message: say`No router on ${networkName(facts, network)} owns gateway address ${formatIpv4(gateway)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const network = element && networkOf(facts, element.id);
    const gateway = element && valueOf(readIpv4(facts, element, "gateway"));
    if (!element || network === undefined || gateway === undefined) return [];
    const legs = routerLegsOn(facts, network, interfacesOn(facts, network));
    if (legs.length > 0) {
      return legs.map((leg) =>
        setAddress(facts, element.id, "gateway", leg.range.start, "the router that is there"),
      );
    }
    return [drawRouter(facts, network, gateway, prefixForGateway(facts, element.id)?.length ?? 24)];
  },
  examples: {
    bad: [
      {
        title: "gateway 10.0.0.1; the only router interface is 10.0.0.254",
        base: "edge-single",
        edits: [{ set: "router.lan", fields: { address: "10.0.0.254/24" } }],
      },
    ],
    good: [
      {
        title: "gateway and router interface 10.0.0.254",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { gateway: "10.0.0.254" } },
          { set: "host.ethernet", fields: { gateway: "10.0.0.254" } },
          { set: "router.lan", fields: { address: "10.0.0.254/24" } },
        ],
      },
    ],
  },
});

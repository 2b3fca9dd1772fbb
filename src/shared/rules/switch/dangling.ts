import { formatIpv4 } from "#shared/address/ipv4";
import { prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { linkedFrom, networkOf, networkPrefix } from "#shared/facts/networks";
import { machineOf, siteIdOf } from "#shared/facts/places";
import { networksHolding } from "#shared/facts/spaces";
import { adapterIdsOn } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { connect } from "../wiring.ts";

/** Devices may stand for something far away, so they dangle only when a drawn network holds their address. */
const DEVICES = ["dnsServer", "dhcpServer", "proxy", "externalEndpoint", "arcResourceBridge"];

export const dangling = defineRule({
  id: "UL-SWITCH-031",
  name: "switch/dangling",
  severity: "error",
  platforms: ["ALL"],
  on: ["vnic", "physicalPort", "routerInterface", ...DEVICES],
  what: "An interface with an address is connected to no network.",
  why: "Nobody can reach the address, and no rule about its network can be checked.",
  todo: "Connect it to the network that its address belongs to.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const network = networkOf(facts, element.id);
    const address = claimsOf(facts, element.id).find(({ single }) => single)?.range.start;
    const name = fullName(facts, element);
    if (network !== undefined) {
      if (address !== undefined)
        report.pass(say`${name} is on ${elementOf(facts, network) ?? network}.`);
      return;
    }
    if (address === undefined) {
      const carried = element.kind === "physicalPort" ? addressBehind(facts, element) : undefined;
      if (carried === undefined) return;
      report.fail({
        message: say`${name} is not connected; the addresses behind it, such as ${formatIpv4(carried)}, are on no network.`,
      });
      return;
    }
    if (DEVICES.includes(element.kind) && homesOf(facts, element, address).length === 0) return;
    report.fail({ message: say`${name} with ${formatIpv4(address)} is not connected.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    const address =
      claimsOf(facts, element.id).find(({ single }) => single)?.range.start ??
      addressBehind(facts, element);
    if (address === undefined) return [];
    if (element.kind === "vnic") {
      const host = machineOf(facts, element.id);
      const switches = host ? childrenOf(facts, host.id, "vswitch") : [];
      const fitting = switches.filter(({ id }) => {
        const network = networkOf(facts, id);
        const prefix = network === undefined ? undefined : networkPrefix(facts, network);
        return prefix !== undefined && prefixContains(prefix, address);
      });
      return fitting.map((vswitch) =>
        connect(say`Connect it to ${vswitch}`, element.id, vswitch.id),
      );
    }
    return homesOf(facts, element, address).map((segment) =>
      connect(say`Connect it to ${segment}`, element.id, segment.id),
    );
  },
  examples: {
    bad: [
      {
        title: "node adapter 192.168.0.21, no switch",
        base: "edge-scalable",
        edits: [{ disconnect: "host-a.vnic", from: "host-a.switch" }],
      },
      {
        title: "the port below the switch is not cabled",
        base: "edge-scalable",
        edits: [{ disconnect: "host-a.ethernet", from: "lan" }],
      },
      {
        title: "DNS server of the LAN, not cabled",
        base: "edge-single",
        edits: [{ disconnect: "dns", from: "lan" }],
      },
    ],
    good: [
      { title: "every adapter on its switch", base: "edge-scalable" },
      {
        title: "a DNS server far away, which no drawn network holds",
        base: "edge-single",
        edits: [
          { disconnect: "dns", from: "lan" },
          { set: "dns", fields: { address: "8.8.8.8" } },
        ],
      },
    ],
  },
});

/** The first address of an adapter on the switch that a port carries. */
function addressBehind(facts: Facts, port: ElementRecord): number | undefined {
  for (const vswitch of linkedFrom(facts, port.id, "uplink")) {
    for (const adapter of adapterIdsOn(facts, vswitch.id)) {
      const claim = claimsOf(facts, adapter).find(({ single }) => single);
      if (claim) return claim.range.start;
    }
  }
  return undefined;
}

/** The segments around an element that hold an address. */
function homesOf(facts: Facts, element: ElementRecord, address: number): ElementRecord[] {
  const site = siteIdOf(facts, element.id);
  return networksHolding(facts, site, address).flatMap((id) => {
    const network = elementOf(facts, id);
    return network?.kind === "segment" ? [network] : [];
  });
}

import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { networkName } from "#shared/facts/domains";
import { domainOf } from "#shared/facts/domains";
import { elementOf, kindOf, parentOf } from "#shared/facts/engine";
import { serverOf } from "#shared/facts/dhcp";
import { nameOf } from "#shared/facts/names";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { freeAddressOn, freeBlockOn } from "#shared/facts/occupancy";
import { scopesOn } from "#shared/facts/scopes";
import { gatewayOf } from "#shared/facts/gateways";
import { hciDemand } from "#shared/facts/hci-demand";
import { serversIn } from "#shared/facts/resolvers";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { addElement, connect, freeId } from "../wiring.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Sizes of a proposed scope, the largest that fits first. */
const SIZES = [128, 64, 32, 16, 8] as const;

export const noScope = defineRule({
  id: "UL-DHCP-005",
  name: "dhcp/no-scope",
  severity: "error",
  platforms: ["HCI-DH", "ARC-DH"],
  on: ["vnet", "logicalNetwork"],
  what: "A network leases the addresses of its nodes, but no DHCP scope serves its segment.",
  why: "The nodes ask for an address when they start; without an answer the cluster never comes up.",
  todo: "Add a DHCP scope for the segment, and a relay where its server is on another network.",
  sources: [
    seed("HCI", "Kubernetes node VM IP pool"),
    seed("ARC", "IP address allocation options for AKS cluster VMs"),
    ENGINEERING,
  ],
  check(facts, object, report) {
    const network = networkOf(facts, object.id);
    if (network === undefined) {
      report.cannotTell(
        say`${object} is joined to no segment, so that its DHCP scope cannot be found.`,
      );
      return;
    }
    const scopes = scopesOn(facts, network);
    const servers = scopes.map(({ id }) => serverOf(facts, id)).filter((id) => id !== undefined);
    const reachable = servers.filter((server) => {
      const home = networkOf(facts, server);
      return home === undefined || domainOf(facts, home) === domainOf(facts, network);
    });
    const [server] = reachable;
    if (server !== undefined) {
      const home = networkOf(facts, server);
      const relayed = home !== undefined && home !== network;
      report.pass(
        relayed
          ? say`${nameOf(facts, server)} serves ${networkName(facts, network)} from ${networkName(facts, home)}, through a relay.`
          : say`${nameOf(facts, server)} serves ${networkName(facts, network)}.`,
      );
      return;
    }
    const [far] = servers;
    report.fail({
      with: [{ element: network }, ...(far === undefined ? [] : [{ element: far }])],
      message:
        far === undefined
          ? say`${object} relies on DHCP, but no scope serves ${networkName(facts, network)}.`
          : say`${object} relies on DHCP, but ${nameOf(facts, far)} cannot be reached from ${networkName(facts, network)}.`,
    });
  },
  fixes(facts, { subjects: [subject, , far] }) {
    const network = subject && networkOf(facts, subject.element);
    const segment = network === undefined ? undefined : elementOf(facts, network);
    const site = subject && parentOf(facts, subject.element);
    if (!subject || !segment || segment.kind !== "segment") return [];
    if (typeof site !== "string" || far) return [];
    const prefix = networkPrefix(facts, segment.id);
    const address = freeAddressOn(facts, segment.id);
    if (!prefix || address === undefined) return [];
    const isVnet = kindOf(facts, subject.element) === "vnet";
    const need = isVnet ? hciDemand(facts, subject.element).nodes : 0;
    const sizes = need > 0 ? [...SIZES.filter((size) => size > need), need] : SIZES;
    const range = sizes
      .map((size) => freeBlockOn(facts, segment.id, size, address + 1))
      .find((each) => each);
    if (!range) return [];
    const gateway = gatewayOf(facts, segment.id)?.address;
    const title = say`Add a DHCP server that leases ${formatRange(range)} of ${formatPrefix(prefix)}`;
    const server = freeId(facts, `${segment.id}-dhcp`);
    return [
      together(title, "Add a DHCP server and scope", [
        addElement(title, server, "dhcpServer", site, `dhcp-${segment.name}`.toLowerCase(), {
          address: formatIpv4(address),
        }),
        addElement(
          title,
          freeId(facts, `${segment.id}-scope`),
          "dhcpScope",
          server,
          `${segment.name}-scope`,
          {
            segment: segment.id,
            range: formatRange(range).replace("–", "-"),
            ...(gateway === undefined ? {} : { optionRouter: formatIpv4(gateway) }),
            optionDns: serversIn(segment, "dnsServers").map(formatIpv4),
          },
        ),
        connect(title, server, segment.id),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "logical network on VLAN 40, scope only for VLAN 30",
        base: "arc-dhcp",
        edits: [
          {
            set: "dhcp.scope",
            fields: { segment: "bridge", range: "10.3.0.20-10.3.0.90", optionRouter: "10.3.0.1" },
          },
        ],
      },
      { title: "no DHCP server at all", base: "hci-dhcp", edits: [{ remove: "dhcp" }] },
    ],
    good: [
      {
        title: "logical network on VLAN 40, scope 10.4.0.20–10.4.0.90 on VLAN 40",
        base: "arc-dhcp",
      },
      { title: "scope 10.20.30.2–10.20.30.33 on the node network", base: "hci-dhcp" },
    ],
  },
});

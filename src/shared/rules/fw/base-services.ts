import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import { serverOf } from "#shared/facts/dhcp";
import { machinesOf } from "#shared/facts/egress";
import type { Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { dnsServersOf } from "#shared/facts/machine-dns";
import { groupInRule, type MachineGroup } from "#shared/facts/machine-groups";
import { nameOf } from "#shared/facts/names";
import { networkPrefix } from "#shared/facts/networks";
import { passageTo } from "#shared/facts/passage";
import { platformOf, siteOf } from "#shared/facts/places";
import { serversIn } from "#shared/facts/resolvers";
import { prefixContains } from "#shared/address/prefix";
import { routerOwning } from "#shared/facts/routing";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import { addMissingRules, allowRow, missingRules } from "../firewall-fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Something that every machine uses, and who gives it. */
interface Service {
  readonly name: string;
  readonly server: Ipv4;
  readonly ports: readonly { readonly proto: "tcp" | "udp"; readonly port: number }[];
  readonly from: MachineGroup;
  /** The relay itself, which its own filter does not stop. */
  readonly relay?: string;
}

const DNS_PORTS = [
  { proto: "udp", port: 53 },
  { proto: "tcp", port: 53 },
] as const;
const DHCP_PORTS = [{ proto: "udp", port: 67 }] as const;
const NTP_PORTS = [{ proto: "udp", port: 123 }] as const;

export const baseServices = defineRule({
  id: "UL-FW-015",
  name: "fw/base-services",
  severity: "warning",
  platforms: ["ALL"],
  on: ["cluster", "host", "arcResourceBridge"],
  what: "A firewall keeps machines from a DNS, DHCP or time server that they use.",
  why: "Names, addresses and the right time come before everything else: without them neither certificates nor anything that follows can work.",
  todo: "Add a rule for UDP and TCP 53, for UDP 123, or for UDP 67 from the relay to the DHCP server.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const service of servicesOf(facts, element)) judge(facts, element, service, report);
  },
  fixes: (facts, finding) => addMissingRules(facts, finding.subjects[0]?.element ?? "", finding),
  examples: {
    bad: [
      {
        title: "no rule for udp/53",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: { portRules: [allowRow("any", "10.4.0.5", "tcp", "53", "DNS")] },
          },
        ],
      },
      {
        title: "time server 10.4.0.5, no rule for udp/123",
        base: "arc-static",
        edits: [{ set: "site", fields: { ntpServers: ["10.4.0.5"] } }],
      },
      {
        title: "DHCP server behind the firewall, no rule for the relay",
        base: "arc-dhcp",
        edits: [
          { disconnect: "dhcp", from: "aks" },
          { set: "dhcp", fields: { address: "10.9.0.6" } },
          {
            add: "segment",
            id: "core",
            parent: "site",
            fields: { prefix: "10.9.0.0/24", gateway: "10.9.0.1" },
          },
          {
            add: "segment",
            id: "link",
            parent: "site",
            fields: { prefix: "10.8.0.0/30", gateway: "10.8.0.1" },
          },
          {
            add: "router",
            id: "fw-core",
            parent: "site",
            fields: { role: "firewall", forwards: true, defaultAction: "deny" },
          },
          {
            add: "routerInterface",
            id: "fw-core.core",
            parent: "fw-core",
            fields: { address: "10.9.0.1/24" },
          },
          {
            add: "routerInterface",
            id: "fw-core.link",
            parent: "fw-core",
            fields: { address: "10.8.0.2/30" },
          },
          {
            add: "routerInterface",
            id: "firewall.link",
            parent: "firewall",
            fields: { address: "10.8.0.1/30" },
          },
          { connect: "fw-core.core", to: "core" },
          { connect: "fw-core.link", to: "link" },
          { connect: "firewall.link", to: "link" },
          { connect: "dhcp", to: "core" },
          {
            set: "firewall",
            fields: { routes: [{ destination: "10.9.0.0/24", nextHop: "10.8.0.2" }] },
          },
        ],
      },
    ],
    good: [
      { title: "rules for udp/53 and tcp/53", base: "arc-static" },
      {
        title: "time server on the network of the servers",
        base: "hci-static",
        edits: [{ set: "site", fields: { ntpServers: ["10.11.0.1"] } }],
      },
      { title: "DNS server beyond a router that does not filter", base: "hci-static" },
    ],
  },
});

function servicesOf(facts: Facts, element: ElementRecord): Service[] {
  const servers = dnsServersOf(facts, element);
  const site = siteOf(facts, element.id);
  const timeServers = site ? serversIn(site, "ntpServers") : [];
  return machinesOf(facts, element).flatMap((from): Service[] => [
    ...servers.map((server) => ({ name: "DNS", server, ports: DNS_PORTS, from })),
    ...timeServers.map((server) => ({ name: "NTP", server, ports: NTP_PORTS, from })),
    ...(element.kind === "cluster" ? relayed(facts, element, from) : []),
  ]);
}

/** DHCP servers on other networks, which are asked by the relay on the gateway. */
function relayed(facts: Facts, cluster: ElementRecord, from: MachineGroup): Service[] {
  const gateway = gatewayOf(facts, from.network)?.address;
  if (!platformOf(facts, cluster.id)?.code.endsWith("-DH") || gateway === undefined) return [];
  const relay = routerOwning(facts, from.network, gateway);
  return scopesOn(facts, from.network).flatMap((scope): Service[] => {
    const device = serverOf(facts, scope.id);
    const server = device === undefined ? undefined : elementAddress(facts, device);
    if (server === undefined || relay === undefined) return [];
    const group = { ...from, addresses: [{ start: gateway, end: gateway }], members: [relay] };
    return [{ name: "DHCP", server, ports: DHCP_PORTS, from: group, relay }];
  });
}

function judge(facts: Facts, element: ElementRecord, service: Service, report: Report): void {
  const { name, server, ports, from, relay } = service;
  const home = networkPrefix(facts, from.network);
  if (home && prefixContains(home, server)) return;
  const text = formatIpv4(server);
  const addresses = [{ start: server, end: server }];
  const stopped = new Map<string, { rows: string[]; row: number | undefined }>();
  for (const { proto, port } of ports) {
    const passage = passageTo(facts, from, { target: server, addresses }, { proto, port });
    if (passage.state === "unknown" || passage.state === "lost") {
      // Whether the server can be reached at all is for UL-DNS-007 and the routing rules.
      return report.cannotTell(
        say`The way from ${element} to the ${plain(name)} server ${text} is not known to its end.`,
      );
    }
    for (const { router, by } of passage.state === "stopped" ? passage.stops : []) {
      if (router === relay) continue;
      const known = stopped.get(router) ?? { rows: [], row: by.row };
      stopped.set(router, { ...known, rows: [...known.rows, `${proto}/${port}`] });
    }
  }
  for (const [router, { rows, row }] of stopped) {
    report.fail({
      at: router,
      field: "portRules",
      with: [{ element: element.id }],
      message: say`${element} cannot use ${plain(name)} (${rows.join(", ")}) at ${text} across ${nameOf(facts, router)}.`,
      which: `${from.network} ${text}`,
      data: missingRules({
        sources:
          relay === undefined
            ? groupInRule(facts, from)
            : formatIpv4(from.addresses[0]?.start ?? 0),
        destinations: text,
        ports: rows,
        label: name,
        row,
      }),
    });
  }
  if (stopped.size === 0)
    report.pass(say`No filter keeps ${element} from the ${plain(name)} server ${text}.`);
}

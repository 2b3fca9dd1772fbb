import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { listed, plain, say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { endInWords } from "#shared/facts/flow-paths";
import { flowsFrom, flowTargets } from "#shared/facts/flow-ends";
import { settledField } from "#shared/facts/field-values";
import { nameOf } from "#shared/facts/names";
import { clusterOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { proxyOf, proxyTargets } from "#shared/facts/proxies";
import { resolversOf, serversIn } from "#shared/facts/resolvers";
import { legsOf, routersOn } from "#shared/facts/routing";
import { departureOf, type Target } from "#shared/facts/walk";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Only the first step is judged here. A NAT without a way out is UL-NAT-007, a router without a route UL-ROUTE-024. */
export const noDefaultRoute = defineRule({
  id: "UL-ROUTE-014",
  name: "route/no-default-route",
  severity: "error",
  platforms: ["ALL"],
  on: ["nodeVm", "host", "externalEndpoint", "dnsServer", "proxy", "arcResourceBridge"],
  what: "An element needs a destination beyond its own network and has no gateway to send to.",
  why: "Without a default route it talks to its neighbours only; everything else is dropped before it leaves.",
  todo: "Name the gateway of its network, which should be the address of a router on it.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const { way, origin: exit } = departureOf(facts, element.id, "internet");
    if (way !== "none") {
      const how = way === "nat" ? say`through the NAT of its switch` : say`to its gateway`;
      return report.pass(say`${element} sends what is not on its own network ${how}.`);
    }
    const needs = needsOf(facts, element);
    if (needs.length === 0) return;
    if (!exit && element.kind === "externalEndpoint") return;
    if (!exit) return report.cannotTell(say`${element} is connected to no network.`);
    const lost: Message[] = [];
    let place: { network: string; interface: string } | undefined;
    for (const { target, label } of needs) {
      const { way: first, origin } = departureOf(facts, element.id, target);
      if (first !== "none" || origin?.network === undefined) continue;
      place ??= { network: origin.network, interface: origin.element };
      lost.push(label);
    }
    if (!place) {
      return report.pass(
        say`${element} has no gateway; everything that it needs is on its own network.`,
      );
    }
    if (isLeased(facts, place.interface)) {
      return report.cannotTell(
        say`${nameOf(facts, place.interface)} gets its gateway by DHCP, and none is named.`,
      );
    }
    const rest = lost.length > 3 ? say` and ${plain(lost.length - 3)} more` : [];
    report.fail({
      with: [{ element: place.network, field: "gateway" }],
      message: say`${element} has no route to ${listed(lost.slice(0, 3))}${rest}: ${nameOf(facts, place.network)} has no gateway.`,
    });
  },
  fixes(facts, { subjects: [, network] }) {
    if (!network || kindOf(facts, network.element) !== "segment") return [];
    return routersOn(facts, network.element).flatMap((router) =>
      legsOf(facts, router)
        .filter((leg) => leg.network === network.element)
        .map(({ address }) => {
          const gateway = formatIpv4(address);
          const title = say`Use ${gateway} of ${nameOf(facts, router)} as the gateway of ${nameOf(facts, network.element)}`;
          return setFields(title, network.element, { gateway });
        }),
    );
  },
  examples: {
    bad: [
      {
        title: "node 192.168.0.11/24, no gateway, DNS 10.1.1.53",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { gateway: null } },
          { set: "cluster", fields: { dnsServers: ["10.1.1.53"] } },
        ],
      },
      {
        title: "offline, but the DNS server is on another network",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          { set: "lan", fields: { gateway: null } },
          { set: "cluster", fields: { dnsServers: ["10.1.1.53"] } },
        ],
      },
      {
        title: "a camera that sends to another network",
        base: "ase",
        edits: [
          { set: "sensors", fields: { gateway: null } },
          {
            add: "flow",
            id: "stream",
            parent: "site",
            fields: { source: "camera", destination: "web", port: 443 },
          },
        ],
      },
    ],
    good: [
      {
        title: "node 192.168.0.11/24, gateway 192.168.0.1",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.1.1.53"] } }],
      },
      {
        title: "offline, all on one network",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          { set: "lan", fields: { gateway: null } },
        ],
      },
    ],
  },
});

interface Need {
  readonly target: Target;
  readonly label: Message;
}

/** What an element has to reach: the Internet or its proxy, its DNS servers, and what flows say. */
function needsOf(facts: Facts, element: ElementRecord): Need[] {
  const flows = flowsFrom(facts, element.id).flatMap((flow) =>
    flowTargets(facts, flow).map((end): Need => ({
      target: end.target,
      label: endInWords(facts, end),
    })),
  );
  if (element.kind !== "nodeVm" && element.kind !== "host") return flows;
  const site = siteOf(facts, element.id);
  const cluster =
    element.kind === "nodeVm" ? elementOf(facts, clusterOf(facts, element.id) ?? "") : undefined;
  const servers = cluster ? resolversOf(facts, cluster).servers : serversIn(element, "dnsServers");
  const infrastructure = site?.fields["infrastructureProxy"];
  const proxy =
    (cluster && proxyOf(facts, cluster)) ??
    (typeof infrastructure === "string" ? elementOf(facts, infrastructure) : undefined);
  const proxies = proxy ? proxyTargets(proxy, ["http", "https"]).map(({ address }) => address) : [];
  const isOnline = site?.fields["internetDisabled"] !== true && !proxy;
  return [
    ...servers.map((server) => need(server, say`the DNS server ${formatIpv4(server)}`)),
    ...[...new Set(proxies)].map((address) => need(address, say`the proxy ${formatIpv4(address)}`)),
    ...(isOnline ? [need("internet", say`the Internet`)] : []),
    ...flows,
  ];
}

function need(target: Ipv4 | "internet", label: Message): Need {
  return { target, label };
}

function isLeased(facts: Facts, id: string): boolean {
  const field = kindOf(facts, id) === "physicalPort" ? "ipMode" : "ipSource";
  return settledField(facts, id, field) === "dhcp";
}

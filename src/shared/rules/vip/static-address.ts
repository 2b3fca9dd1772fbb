import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains, type Range } from "#shared/address/range";
import { parseDnsName } from "#shared/address/dns-name";
import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { siteOf } from "#shared/facts/places";
import { readFlag, readIpv4, readRows, readText, valueOf } from "#shared/facts/readings";
import { recordsFor } from "#shared/facts/dns-records";
import { vnetAt, vnetRanges } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { takeFromPool } from "../vnet-fixes.ts";

/** UL-VIP-006 */
export const apiServerAddress = defineRule({
  id: "UL-VIP-006",
  name: "vip/api-server-address",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster", "aksHost"],
  what: "The address of an API server is leased, or lies outside the VIP pool of its network.",
  why: "API servers hold a fixed address taken from the VIP pool in both network models; another one is never announced.",
  todo: "Take a free address of the VIP pool, or leave the address to the platform.",
  sources: [seed("HCI", "Compare network models"), seed("HYB", "IP address resources")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, cluster, report) {
    judgeAddress(facts, cluster, report, {
      dynamic: "apiServerDynamic",
      message: (address, pool) =>
        say`API server of ${cluster}: ${address} must be a static address of the VIP pool ${pool}.`,
    });
  },
  fixes: (facts, finding) => mend(facts, finding, "apiServerIp"),
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.33, API server 10.20.30.35",
        base: "hci-static",
        edits: [{ set: "a", fields: { apiServerIp: "10.20.30.35" } }],
      },
      {
        title: "API server with a leased address",
        base: "hci-dhcp",
        edits: [{ set: "a", fields: { apiServerDynamic: true } }],
      },
      {
        title: "the AKS host with an API server outside the pool",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.34"] } },
          { set: "aks-host", fields: { apiServerIp: "10.20.30.50" } },
        ],
      },
    ],
    good: [
      { title: "VIP pool 10.20.30.29–10.20.30.33, API server 10.20.30.29", base: "hci-static" },
    ],
  },
});

/** UL-VIP-007 */
export const serviceAddress = defineRule({
  id: "UL-VIP-007",
  name: "vip/service-address",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "The address of a load-balanced service is leased, or lies outside the VIP pool of its network.",
  why: "Services hold a fixed address taken from the VIP pool; the platform ignores any other and gives the service one of the pool.",
  todo: "Take a free address of the VIP pool, or leave the address to the platform.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HYB", "IP address resources"),
    seed("ARC_ISSUES", "283"),
  ],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, service, report) {
    if (service.fields["type"] !== "LoadBalancer") return;
    judgeAddress(facts, service, report, {
      dynamic: "addressDynamic",
      besides: balancerRanges(facts, service),
      message: (address, pool) =>
        say`Service ${service}: ${address} is not in the VIP pool ${pool}.`,
    });
  },
  fixes: (facts, finding) => mend(facts, finding, "address"),
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.33, service 10.20.30.40",
        base: "hci-static",
        edits: [{ set: "front-b1", fields: { address: "10.20.30.40" } }],
      },
      {
        title: "service with a leased address",
        base: "hci-dhcp",
        edits: [{ set: "front-b1", fields: { addressDynamic: true } }],
      },
    ],
    good: [
      { title: "VIP pool 10.20.30.29–10.20.30.33, service 10.20.30.31", base: "hci-static" },
      {
        title: "a service with an address of the MetalLB that stands in for HAProxy",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "metal",
            parent: "b",
            fields: { product: "metalLb", ranges: ["10.20.30.40-10.20.30.45"] },
          },
          { set: "front-b1", fields: { address: "10.20.30.40" } },
        ],
      },
    ],
  },
});

/** Ranges of balancers that somebody installed in place of the platform's own, such as MetalLB. */
function balancerRanges(facts: Facts, service: ElementRecord): Range[] {
  const balancers = service.parent === null ? [] : balancersOf(facts, service.parent);
  return balancers.flatMap(({ id }) =>
    claimsOf(facts, id).flatMap(({ single, range }) => (single ? [] : [range])),
  );
}

interface Wording {
  readonly dynamic: string;
  /** Ranges in which an address may lie as well. */
  readonly besides?: readonly Range[];
  readonly message: (
    address: ReturnType<typeof say>,
    pool: ReturnType<typeof say>,
  ) => ReturnType<typeof say>;
}

/** What API servers and services have in common: static, and from the VIP pool of their network. */
function judgeAddress(
  facts: Facts,
  element: ElementRecord,
  report: Report,
  { dynamic, message, besides = [] }: Wording,
): void {
  const vnet = vnetAt(facts, element.id);
  const ranges = vnet ? vnetRanges(facts, vnet.id, "vipPool") : [];
  const pool = listed(ranges.map(formatRange));
  const party = vnet ? [{ element: vnet.id, field: "vipPool" }] : [];
  if (readFlag(facts, element, dynamic)) {
    report.fail({
      field: dynamic,
      with: party,
      message: message(say`a leased address`, ranges.length > 0 ? pool : say`of its network`),
    });
  }
  for (const { field, range, network } of claimsOf(facts, element.id)) {
    const address = formatIpv4(range.start);
    if (ranges.length === 0) {
      report.cannotTell(
        say`The network of ${element} has no VIP pool that ${address} could be compared with.`,
      );
    } else if (ranges.some((each) => rangeContains(each, range.start))) {
      report.pass(say`${address} lies in the VIP pool ${pool}.`);
    } else if (besides.some((each) => rangeContains(each, range.start))) {
      report.pass(say`${address} lies in a range of the cluster's own load balancer.`);
    } else {
      report.fail({
        field,
        with: network === undefined ? party : [...party, { element: network, field: "prefix" }],
        message: message(say`${address}`, pool),
      });
    }
  }
}

function mend(facts: Facts, { subjects: [subject] }: Finding, field: string): Fix[] {
  if (!subject) return [];
  return subject.field === field
    ? takeFromPool(facts, subject.element, field, "vipPool")
    : [clearField(facts, subject.element, subject.field ?? "")];
}

/** UL-VIP-032 */
export const serviceWithoutRecord = defineRule({
  id: "UL-VIP-032",
  name: "vip/service-without-record",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "A service that is reached by name has a fixed address, but no DNS record points to it.",
  why: "A fixed address is chosen so that a name can point to it; without the record nobody finds the service.",
  todo: "Add an A record for the address on the DNS server of the site.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    if (!readFlag(facts, service, "accessedByName")) return;
    if (readText(facts, service, "addressChoice") === "automatic") return;
    const address = valueOf(readIpv4(facts, service, "address"));
    if (address === undefined) return;
    const text = formatIpv4(address);
    const [record] = recordsFor(facts, address);
    if (record) return report.pass(say`${record.name} points to ${text}.`);
    report.fail({
      field: "address",
      message: say`Service ${service} uses the fixed address ${text} but has no DNS record.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const site = service && siteOf(facts, service.id);
    const address = service?.fields["address"];
    if (!site || typeof address !== "string" || !parseIpv4(address).ok) return [];
    return childrenOf(facts, site.id, "dnsServer").flatMap((server) => {
      const rows = readRows(server, "records");
      const zone = zoneOf(rows.map(({ name }) => name));
      const name = zone === undefined ? service.name : `${service.name}.${zone}`;
      if (!parseDnsName(name).ok) return [];
      const title = say`Add the record ${name} to ${server}`;
      return [setFields(title, server.id, { records: [...rows, { name, address }] })];
    });
  },
  examples: {
    bad: [
      {
        title: "service 10.20.30.31 reached by name, no record",
        base: "hci-static",
        edits: [
          { set: "front-a1", fields: { accessedByName: true, addressChoice: "existingStatic" } },
        ],
      },
    ],
    good: [
      {
        title: "service 10.20.30.31, record shop.contoso.local",
        base: "hci-static",
        edits: [
          { set: "front-a1", fields: { accessedByName: true, addressChoice: "existingStatic" } },
          {
            set: "dns-1",
            fields: { records: [{ name: "shop.contoso.local", address: "10.20.30.31" }] },
          },
        ],
      },
    ],
  },
});

/** What the other names of a server end with. */
function zoneOf(names: readonly unknown[]): string | undefined {
  for (const name of names) {
    const at = typeof name === "string" ? name.indexOf(".") : -1;
    if (typeof name === "string" && at > 0) return name.slice(at + 1);
  }
  return undefined;
}

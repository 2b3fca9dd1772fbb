import { formatIpv4 } from "#shared/address/ipv4";
import { listed, plain, say } from "#shared/kernel/message";
import { elementOf, parentOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { rivalsElsewhere, servicesWithAddressOf } from "#shared/facts/service-twins";
import { likelyTwinOf } from "#shared/facts/shared-vnet";
import { vnetOf } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const WALK_THROUGH = seed("HCI", "Walk through an example deployment");

/** UL-LB-004. Reported on the service of the later cluster, against the first one it may meet. */
export const sharedBookkeeping = defineRule({
  id: "UL-LB-004",
  name: "lb/shared-bookkeeping",
  severity: "warning",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "Two clusters on one network object have services without a port in common.",
  why: "The bookkeeping of addresses and ports can hand the same address to both; connections then fail at random until one of them is deployed again.",
  todo: "Use one common port for both, or give the clusters separate network objects.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    const vnet = vnetOf(facts, service.id);
    if (service.fields["type"] !== "LoadBalancer" || vnet === undefined) return;
    const ports = portsOf(service);
    if (ports.length === 0) return report.cannotTell(say`The ports of ${service} are not given.`);
    const twin = likelyTwinOf(facts, service.id);
    if (!twin) {
      return report.pass(
        say`${service} has a port in common with every service of the clusters before it on ${nameOf(facts, vnet)}.`,
      );
    }
    report.fail({
      field: "ports",
      with: [{ element: twin.service, field: "ports" }, { element: vnet }],
      message: say`${nameOf(facts, twin.service)} (${portWord(twin.otherPorts)} ${listed(twin.otherPorts)}) and ${service} (${portWord(twin.ports)} ${listed(twin.ports)}) in clusters sharing ${nameOf(facts, vnet)} may receive the same address.`,
    });
  },
  examples: {
    bad: [
      {
        title: "cluster A exposes 443 and 80, cluster B exposes 443 on one network",
        base: "hci-static",
      },
      {
        title: "cluster A exposes 443, cluster B exposes 80",
        base: "hci-static",
        edits: [
          { remove: "database" },
          { set: "front-b1", fields: { ports: [{ proto: "tcp", port: 80 }] } },
        ],
      },
    ],
    good: [
      {
        title: "both expose 443 only",
        base: "hci-static",
        edits: [{ remove: "database" }],
      },
      {
        title: "cluster B on a network object of its own",
        base: "hci-static",
        edits: [
          { add: "vnet", id: "net-b", parent: "site" },
          { set: "b", fields: { network: "net-b" } },
        ],
      },
    ],
  },
});

function portWord(ports: readonly string[]): ReturnType<typeof plain> {
  return plain(ports.length === 1 ? "port" : "ports");
}

/** UL-LB-005. Each pair is spoken of once, on the service whose id comes later. */
export const samePort = defineRule({
  id: "UL-LB-005",
  name: "lb/same-port",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "Two services hold the same address and port.",
  why: "An address can serve a port only once: one of the two never gets a connection, or the balancer refuses it.",
  todo: "Give one of them another address or another port.",
  sources: [WALK_THROUGH, ENGINEERING],
  check(facts, service, report) {
    const address = valueOf(readIpv4(facts, service, "address"));
    if (service.fields["type"] !== "LoadBalancer" || address === undefined) return;
    if (networkOf(facts, service.id) === undefined)
      return report.cannotTell(say`The network of ${service} is not known.`);
    const others = servicesWithAddressOf(facts, service.id);
    const text = formatIpv4(address);
    if (others.length === 0) return report.pass(say`No other service has ${text}.`);
    const own = portsOf(service);
    for (const other of others) {
      const record = elementOf(facts, other);
      const shared = record ? portsOf(record).filter((port) => own.includes(port)) : [];
      if (!record || shared.length === 0) {
        report.pass(say`${nameOf(facts, other)} has ${text} on other ports.`);
      } else if (other < service.id) {
        report.fail({
          field: "address",
          with: [{ element: other, field: "address" }],
          message: say`${record} and ${service} both use ${text} on ${listed(shared)}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? otherAddress(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "two front ends both 10.20.30.31:443",
        base: "hci-static",
        edits: [{ set: "front-a2", fields: { address: "10.20.30.31" } }],
      },
    ],
    good: [
      { title: "10.20.30.31:443 and 10.20.30.32:443", base: "hci-static" },
      {
        title: "one address, ports 443 and 80",
        base: "hci-static",
        edits: [
          {
            set: "front-a2",
            fields: { address: "10.20.30.31", ports: [{ proto: "tcp", port: 8443 }] },
          },
        ],
      },
    ],
  },
});

/** UL-LB-006 */
export const acrossClusters = defineRule({
  id: "UL-LB-006",
  name: "lb/across-clusters",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "Services of different clusters have the same address.",
  why: "Two load balancers answer for one address; whichever answers first gets the connection, also when the ports differ.",
  todo: "Give the second a free address, and deploy it again.",
  sources: [seed("HYB", "Kubernetes Services"), WALK_THROUGH],
  silences: ["UL-LB-005"],
  check(facts, service, report) {
    const address = valueOf(readIpv4(facts, service, "address"));
    if (service.fields["type"] !== "LoadBalancer" || address === undefined) return;
    const text = formatIpv4(address);
    const rivals = rivalsElsewhere(facts, service.id);
    if (rivals.length === 0 && networkOf(facts, service.id) !== undefined)
      report.pass(say`No service of another cluster before it has ${text}.`);
    for (const rival of rivals) {
      const [other, own] = [parentOf(facts, rival), service.parent];
      report.fail({
        field: "address",
        with: [{ element: rival, field: "address" }],
        message: say`${text} is assigned to ${nameOf(facts, rival)} in ${nameOf(facts, other ?? "")} and to ${service} in ${nameOf(facts, own ?? "")}.`,
      });
    }
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? otherAddress(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "A: front end 10.20.30.31:443, B: front end 10.20.30.31:8443",
        base: "hci-static",
        edits: [
          {
            set: "front-b1",
            fields: { address: "10.20.30.31", ports: [{ proto: "tcp", port: 8443 }] },
          },
        ],
      },
    ],
    good: [
      { title: "A: front end 10.20.30.31:443 and database 10.20.30.31:80", base: "hci-static" },
    ],
  },
});

/** The next free address, where the pool has one left. */
function otherAddress(facts: Facts, service: string): Fix[] {
  return moveToFreeAddress(facts, service, "address");
}

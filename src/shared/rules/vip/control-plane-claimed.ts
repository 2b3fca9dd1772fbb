import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { claimsOf, type Claim } from "#shared/facts/claims";
import { elementOf, parentOf } from "#shared/facts/engine";
import { infrastructureWithin } from "#shared/facts/infrastructure";
import { sharingOf } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

const CONTROL_PLANE = seed("ARC", "Control plane IP");
const WHY =
  "The control plane IP is fixed for the life of the cluster: whoever else is given it takes the API server off the network, and only a new cluster mends that.";

/** UL-VIP-022 */
export const controlPlaneInPool = defineRule({
  id: "UL-VIP-022",
  name: "vip/control-plane-in-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP lies in the VM pool of a logical network.",
  why: WHY,
  todo: "Take a free address of the subnet outside every pool. That also satisfies the tools which refuse one inside a pool.",
  sources: [CONTROL_PLANE],
  silences: ["UL-ADDR-019"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const pools = rivalsWithin(facts, element.id, range).filter(({ role }) => role === "arcVm");
      if (pools.length === 0) report.pass(say`${address} lies in no VM pool.`);
      for (const pool of pools) {
        report.fail({
          field,
          with: [{ element: pool.owner, field: pool.field }],
          message: say`Control plane IP ${address} of ${nameOf(facts, element.parent ?? element.id)} lies inside the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "pool 10.4.0.20–10.4.0.60, control plane IP 10.4.0.30",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.30" } }],
      },
    ],
    good: [{ title: "pool 10.4.0.20–10.4.0.60, control plane IP 10.4.0.10", base: "arc-static" }],
  },
});

/** UL-VIP-023 */
export const controlPlaneOnInfrastructure = defineRule({
  id: "UL-VIP-023",
  name: "vip/control-plane-on-infrastructure",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP is already the address of a server, the Arc Resource Bridge, the cloud agent, a gateway, DNS server or proxy, or is recorded as in use.",
  why: WHY,
  todo: "Choose another free address.",
  sources: [CONTROL_PLANE],
  silences: ["UL-ADDR-008", "UL-ADDR-031"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const holders = infrastructureWithin(facts, element.id, range);
      if (holders.length === 0)
        report.pass(say`No infrastructure has ${address}, and it is not recorded as in use.`);
      for (const { parties, listedFor } of holders) {
        const [first] = parties;
        if (!first) continue;
        const names = listed(parties.map((party) => nameOf(facts, party.element)));
        report.fail({
          field,
          with: parties,
          message:
            listedFor === undefined
              ? say`Control plane IP ${address} is already the address of ${names}.`
              : say`Control plane IP ${address} is recorded as in use by ${plain(listedFor || "somebody else")}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "DNS server 10.4.0.5, control plane IP 10.4.0.5",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.5" } }],
      },
      {
        title: "server 10.1.0.11, control plane IP 10.1.0.11",
        base: "arc-dhcp",
        edits: [{ set: "edge-1.cp", fields: { address: "10.1.0.11" } }],
      },
      {
        title: "recorded as the address of a printer",
        base: "arc-static",
        edits: [{ set: "site", fields: { inUse: [{ range: "10.4.0.10", owner: "printer" }] } }],
      },
    ],
    good: [
      { title: "servers 10.1.0.11 and .12, control plane IP 10.4.0.10", base: "arc-static" },
      {
        title: "recorded as in use by the cluster itself",
        base: "arc-static",
        edits: [{ set: "site", fields: { inUse: [{ range: "10.4.0.10", owner: "edge-1" }] } }],
      },
    ],
  },
});

/** UL-VIP-024 */
export const controlPlaneInBalancer = defineRule({
  id: "UL-VIP-024",
  name: "vip/control-plane-in-balancer",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP lies in the range of a load balancer, or is the address of one.",
  why: "The load balancer gives the address to the next service, and then service and API server both answer for it.",
  todo: "Move the range of the load balancer, or the control plane IP while the cluster is not deployed.",
  sources: [CONTROL_PLANE, seed("ARC", "Load balancer IPs for containerized applications")],
  silences: ["UL-ADDR-008", "UL-ADDR-019"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      const address = formatIpv4(claim.range.start);
      const balancers = rivalsWithin(facts, element.id, claim.range).filter(
        (other) => isOfBalancer(other) && sharingOf(facts, claim, other) !== "legal",
      );
      if (balancers.length === 0) report.pass(say`${address} lies in no load balancer range.`);
      for (const { owner, field, range, single } of balancers) {
        report.fail({
          field: claim.field,
          with: [{ element: owner, field }],
          message: single
            ? say`Control plane IP ${address} is the address of load balancer ${nameOf(facts, owner)}.`
            : say`Control plane IP ${address} lies in the load balancer range ${formatRange(range)} of ${nameOf(facts, owner)}.`,
          data: single ? {} : poolData({ range }),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject, balancer] = finding.subjects;
    const range = rangeIn(finding);
    return [
      ...(balancer?.field && range
        ? moveBalancerRange(facts, balancer.element, balancer.field, range)
        : []),
      ...(subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.100–10.4.0.110, control plane IP 10.4.0.105",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.105" } }],
      },
    ],
    good: [
      { title: "range 10.4.0.100–10.4.0.110, control plane IP 10.4.0.10", base: "arc-static" },
    ],
  },
});

function isOfBalancer({ role }: Claim): boolean {
  return role === "lbRange" || role === "loadBalancer";
}

const SECOND = [
  {
    add: "cluster",
    id: "edge-2",
    parent: "site",
    fields: { network: "lnet", controlPlaneCount: 1 },
  },
  {
    add: "nodePool",
    id: "edge-2.pool",
    parent: "edge-2",
    name: "pool1",
    fields: { os: "linux", count: 1 },
  },
] as const;

/** UL-VIP-025. The pair is reported once, on the endpoint whose id comes later. */
export const controlPlaneShared = defineRule({
  id: "UL-VIP-025",
  name: "vip/control-plane-shared",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "Two clusters have the same control plane IP.",
  why: "Both answer for the address: clients reach the API server of one cluster or the other by chance.",
  todo: "Reserve an address of its own for each cluster.",
  sources: [
    CONTROL_PLANE,
    seed("ARC", "IP address planning for Kubernetes clusters and applications"),
  ],
  silences: ["UL-ADDR-008"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const others = rivalsWithin(facts, element.id, range).filter(
        ({ role, owner }) =>
          role === "controlPlaneEndpoint" && parentOf(facts, owner) !== element.parent,
      );
      if (others.length === 0) report.pass(say`No other cluster has ${address}.`);
      for (const other of others) {
        if (compareText(other.owner, element.id) > 0) continue;
        const [one, two] = [other.owner, element.id].map((id) =>
          elementOf(facts, parentOf(facts, id) ?? ""),
        );
        if (!one || !two) continue;
        report.fail({
          field,
          with: [{ element: other.owner, field: other.field }],
          message: say`${one} and ${two} share control plane IP ${address}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "edge-1 and edge-2 both 10.4.0.10",
        base: "arc-static",
        edits: [
          ...SECOND,
          {
            add: "controlPlaneEndpoint",
            id: "edge-2.cp",
            parent: "edge-2",
            fields: { address: "10.4.0.10" },
          },
        ],
      },
    ],
    good: [
      {
        title: "edge-1 10.4.0.10, edge-2 10.4.0.11",
        base: "arc-static",
        edits: [
          ...SECOND,
          {
            add: "controlPlaneEndpoint",
            id: "edge-2.cp",
            parent: "edge-2",
            fields: { address: "10.4.0.11" },
          },
        ],
      },
    ],
  },
});

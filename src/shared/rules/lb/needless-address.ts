import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { claimsAt } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { readIpv4 } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

export const needlessAddress = defineRule({
  id: "UL-LB-016",
  name: "lb/needless-address",
  severity: "warning",
  platforms: ["ALL"],
  on: ["service"],
  what: "A ClusterIP or ExternalName service holds an address of a pool for outside access.",
  why: "These types use no outside address; it is missing for a service that needs one.",
  todo: "Release the address, or make it a LoadBalancer service.",
  sources: [seed("HYB", "Kubernetes Services"), seed("ASE", "Networking services")],
  check(facts, service, report) {
    const type = service.fields["type"];
    const address = readIpv4(facts, service, "address");
    if ((type !== "ClusterIP" && type !== "ExternalName") || address.state !== "ok") return;
    const network = networkOf(facts, service.id);
    if (network === undefined)
      return report.cannotTell(say`The network of ${service} is not known.`);
    const claims = claimsAt(facts, domainOf(facts, network), address.value);
    const pool = claims.find((claim) => !claim.single && POOLS.has(claim.role));
    const owner = pool && elementOf(facts, pool.owner);
    const text = formatIpv4(address.value);
    if (!owner) return report.pass(say`${text} is taken from no pool.`);
    report.fail({
      field: "address",
      with: [{ element: owner.id }],
      message: say`${service} (${String(type)}) must not consume an external address; ${text} belongs to ${owner}.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "address")] : [],
  examples: {
    bad: [
      {
        title: "ClusterIP db with 192.168.0.61 of the service range",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ClusterIP", address: "192.168.0.61" },
          },
        ],
      },
    ],
    good: [
      {
        title: "ClusterIP db with no address",
        base: "edge-scalable",
        edits: [{ add: "service", id: "db", parent: "cluster", fields: { type: "ClusterIP" } }],
      },
    ],
  },
});

/** Roles of ranges that services are reached through from outside. */
const POOLS = new Set(["vip", "eeService", "lbRange", "aseService"]);

import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { type Json, jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import type { Claim } from "#shared/facts/claims";
import { childrenOf, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { claimsNear } from "#shared/facts/holders";
import { clustersOn } from "#shared/facts/kubernetes";
import { clusterOf } from "#shared/facts/networks";
import { siteIdOf, siteOf } from "#shared/facts/places";
import { readCell, readRows, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { balancedServices, servicesOf } from "#shared/facts/services";

export const staleRecord = defineRule({
  id: "UL-DNS-009",
  name: "dns/stale-record",
  severity: "warning",
  platforms: ["ALL"],
  on: ["dnsServer"],
  what: "A DNS record points to an address that no element uses.",
  why: "Clients that use the name reach nobody, or later whoever gets the address next.",
  todo: "Point it to the present address of the service, or delete it.",
  sources: [ENGINEERING, seed("HYB", "Kubernetes Services")],
  check(facts, server, report) {
    for (const [i, row] of readRows(server, "records").entries()) {
      const address = valueOf(readCell(row, "address", parseIpv4));
      if (address === undefined) continue;
      const name = jsonText(row["name"]);
      const text = formatIpv4(address);
      const claims = claimsNear(facts, siteIdOf(facts, server.id), address);
      const holder = claims.find((claim) => claim.single || claim.role === "inUse");
      const pool = claims.find((claim) => !claim.single);
      if (holder) report.pass(say`${name} points to ${elementOf(facts, holder.owner) ?? text}.`);
      else if (pool && hasFloating(facts, pool)) {
        report.cannotTell(
          say`${text} lies in ${elementOf(facts, pool.owner) ?? text}; a service without a fixed address may get it.`,
        );
      } else {
        report.fail({
          field: "records",
          message: say`${name} points to ${text}, which no element uses.`,
          which: `${name}#${i}`,
          data: { row: i, name },
        });
      }
    }
  },
  fixes(facts, { subjects: [subject], data: { row, name } }) {
    const server = subject && elementOf(facts, subject.element);
    if (!server) return [];
    const rows = readRows(server, "records");
    const service = serviceNamed(facts, server, jsonText(name));
    const address = service && valueOf(readCell(service.fields, "address", parseIpv4));
    const without = rows.filter((_each, i) => i !== row);
    const deletion = setFields(say`Delete the record`, server.id, { records: without });
    if (!service || address === undefined) return [deletion];
    const text = formatIpv4(address);
    const moved = rows.map((each, i): Json => (i === row ? { ...each, address: text } : each));
    return [
      setFields(say`Point it to ${text} of ${service}`, server.id, { records: moved }),
      deletion,
    ];
  },
  examples: {
    bad: [
      {
        title: "shop.contoso.local → 192.168.0.70, service at .61",
        base: "edge-scalable",
        edits: shopAt("192.168.0.70"),
      },
    ],
    good: [
      {
        title: "shop.contoso.local → 192.168.0.61",
        base: "edge-scalable",
        edits: shopAt("192.168.0.61"),
      },
    ],
  },
});

/** True when the pool may still hand the address to a service that has none yet. */
function hasFloating(facts: Facts, { owner, role }: Claim): boolean {
  if (role === "nodeVm") return false;
  const cluster = clusterOf(facts, owner);
  const users =
    kindOf(facts, owner) === "vnet"
      ? clustersOn(facts, owner).map(({ id }) => id)
      : cluster === undefined
        ? []
        : [cluster];
  return users.some((id) =>
    balancedServices(facts, id).some(({ fields }) => isEmptyValue(fields["address"])),
  );
}

/** The service of the site that the first label of a name stands for. */
function serviceNamed(
  facts: Facts,
  server: ElementRecord,
  name: string,
): ElementRecord | undefined {
  const [label = ""] = name.toLowerCase().split(".");
  const site = siteOf(facts, server.id);
  const clusters = site ? childrenOf(facts, site.id, "cluster") : [];
  return clusters
    .flatMap(({ id }) => servicesOf(facts, id))
    .find((service) => service.name.toLowerCase() === label);
}

/** A service at 192.168.0.61, and where the record of its name points to. */
function shopAt(address: string) {
  return [
    {
      add: "service",
      id: "shop",
      parent: "cluster",
      name: "shop",
      fields: { type: "LoadBalancer", address: "192.168.0.61" },
    },
    { set: "dns", fields: { records: [{ name: "shop.contoso.local", address }] } },
  ];
}

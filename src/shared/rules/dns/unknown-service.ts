import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import {
  childIds,
  defineFact,
  elementOf,
  kindOf,
  sameList,
  type Facts,
} from "#shared/facts/engine";
import { clusterAround } from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { referenceOf } from "#shared/facts/references";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** `db`, `db.shop.svc` and `db.shop.svc.cluster.local`; every other name is one of the outside. */
const CLUSTER_NAME = /^([a-z0-9-]+)(\.[a-z0-9-]+\.svc(\.cluster\.local)?)?\.?$/i;
const OFFERED = 3;

export const unknownService = defineRule({
  id: "UL-DNS-012",
  name: "dns/unknown-service",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow inside the cluster names a service that is not there.",
  why: "The DNS of the cluster holds a record for each of its services, and for nothing else.",
  todo: "Write the name of the service as it stands in the cluster.",
  sources: [
    seed("ASE", "Kubernetes networking components"),
    seed("ASE", "Networking services"),
    ENGINEERING,
  ],
  check(facts, flow, report) {
    const source = referenceOf(facts, flow.id, "source");
    const cluster = source === undefined ? undefined : clusterAround(facts, source);
    const name = jsonText(flow.fields["destinationName"]).trim();
    const label = CLUSTER_NAME.exec(name)?.[1]?.toLowerCase();
    const isNamed =
      isEmptyValue(flow.fields["destination"]) && isEmptyValue(flow.fields["destinationAddress"]);
    // Nodes ask the DNS servers of the site, not that of the cluster.
    if (
      cluster === undefined ||
      label === undefined ||
      !isNamed ||
      kindOf(facts, source ?? "") === "nodeVm"
    )
      return;
    const service = serviceIds(facts, cluster).find(
      (id) => nameOf(facts, id).name.toLowerCase() === label,
    );
    if (service !== undefined)
      return report.pass(say`${nameOf(facts, service)} is a service of ${nameOf(facts, cluster)}.`);
    report.fail({
      field: "destinationName",
      with: [{ element: cluster }],
      message: say`${name} is not a service of ${nameOf(facts, cluster)}.`,
      data: { label },
    });
  },
  fixes(facts, { subjects: [subject, place], data: { label } }) {
    const cluster = place && elementOf(facts, place.element);
    if (!subject || !cluster) return [];
    const wanted = jsonText(label);
    return serviceIds(facts, cluster.id)
      .map((id) => ({ id, name: nameOf(facts, id).name }))
      .toSorted((a, b) => unlikeness(wanted, a.name) - unlikeness(wanted, b.name))
      .slice(0, OFFERED)
      .map(({ id, name }) =>
        setFields(say`Name ${nameOf(facts, id)}`, subject.element, { destinationName: name }),
      );
  },
  examples: {
    bad: [
      {
        title: "front end → database, the service is db",
        base: "ase",
        edits: [...twoTiers(), named("database")],
      },
    ],
    good: [
      { title: "front end → db", base: "ase", edits: [...twoTiers(), named("db")] },
      {
        title: "front end → db.default.svc.cluster.local",
        base: "ase",
        edits: [...twoTiers(), named("db.default.svc.cluster.local")],
      },
      {
        title: "front end → a name of the outside",
        base: "ase",
        edits: [...twoTiers(), named("mcr.microsoft.com")],
      },
    ],
  },
});

const serviceIds = defineFact<readonly string[]>(
  "serviceIdsOf",
  (facts: Facts, cluster) =>
    childIds(facts, cluster).filter((id) => kindOf(facts, id) === "service"),
  sameList,
);

/** How many letters of two names do not meet in order; less is more alike. */
function unlikeness(a: string, b: string): number {
  const other = b.toLowerCase();
  let met = 0;
  for (const letter of a) if (other[met] === letter) met += 1;
  return a.length + other.length - 2 * met;
}

function twoTiers() {
  return [
    {
      add: "workload",
      id: "store",
      parent: "cluster",
      name: "store",
      fields: { tier: "backend", labels: ["app=DB"] },
    },
    {
      add: "service",
      id: "db",
      parent: "cluster",
      name: "db",
      fields: { type: "ClusterIP", selector: ["app=DB"], ports: [{ proto: "tcp", port: 1433 }] },
    },
  ] as const;
}

function named(name: string) {
  return {
    add: "flow",
    id: "query",
    parent: "site",
    fields: { source: "detector", destinationName: name, port: 1433 },
  } as const;
}

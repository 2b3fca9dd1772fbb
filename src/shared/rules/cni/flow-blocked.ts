import { formatIpv4 } from "#shared/address/ipv4";
import { jsonText, type JsonObject } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import { elementOf, fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { servicesReached, typedTarget } from "#shared/facts/flow-roles";
import { labelsIn, workloadsBehind } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { clusterOf } from "#shared/facts/networks";
import { pluginOf } from "#shared/facts/plugins";
import { allows, policiesOn, type Direction, type PolicyEnd } from "#shared/facts/policies";
import { readRows } from "#shared/facts/readings";
import { referenceOf } from "#shared/facts/references";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { policy, tiers } from "./policy-examples.ts";

const CONCEPTS = seed(
  "HYB",
  "Container networking concepts in Azure Kubernetes Service (AKS) on Azure Stack HCI",
);

export const flowBlocked = defineRule({
  id: "UL-CNI-015",
  name: "cni/flow-blocked",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A network policy of the cluster blocks a flow.",
  why: "A pod that a policy selects takes or sends only what one of its policies allows; everything else is dropped.",
  todo: "Add a rule that allows the flow.",
  sources: [CONCEPTS, ENGINEERING],
  check(facts, flow, report) {
    for (const direction of ["ingress", "egress"] as const) {
      for (const { pod, cluster, end, proto, port } of crossings(facts, flow, direction)) {
        if (pluginOf(facts, cluster) === "flannel") continue;
        const policies = policiesOn(facts, cluster, pod, direction);
        const [first] = policies;
        if (first === undefined) continue;
        const verdicts = policies.map((each) => allows(facts, each, direction, end, proto, port));
        const allowing = policies[verdicts.indexOf(true)];
        if (allowing !== undefined) {
          report.pass(say`${nameOf(facts, allowing)} allows ${flow}.`);
        } else if (verdicts.includes(undefined)) {
          report.cannotTell(
            say`The address or port that ${nameOf(facts, first)} would see of ${flow} is not known.`,
          );
        } else {
          report.fail({
            with: [{ element: first, field: direction }, { element: pod }],
            message: say`${flow} is blocked by ${nameOf(facts, first)}.`,
            which: `${direction} ${pod}`,
            data: { direction, row: allowRow(end, proto, port) },
          });
        }
      }
    }
  },
  fixes(facts, { subjects: [, place], data: { direction, row } }) {
    const target = place && elementOf(facts, place.element);
    if (!target || typeof direction !== "string" || row === null || row === undefined) return [];
    return [
      setFields(say`Allow it in ${target}`, target.id, {
        [direction]: [...readRows(target, direction), row],
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "policy denies WS → db, flow WS → db:1433",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=db"] }), query()],
      },
      {
        title: "policy keeps WS from sending",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=WS"], directions: ["egress"] }), query()],
      },
    ],
    good: [
      {
        title: "policy allows WS → db:1433",
        base: "hci-static",
        edits: [
          ...tiers(),
          policy({ selector: ["app=db"], ingress: [{ peer: "app=WS", proto: "tcp", port: 1433 }] }),
          query(),
        ],
      },
      { title: "no policy selects db", base: "hci-static", edits: [...tiers(), query()] },
    ],
  },
});

/** One pod that a flow ends at in a direction, with what the other end is to its policies. */
interface Crossing {
  readonly pod: string;
  readonly cluster: string;
  readonly end: PolicyEnd;
  readonly proto: string;
  readonly port: number | undefined;
}

/** Nodes are left out: what they send to their own pods passes every policy. */
function crossings(facts: Facts, flow: ElementRecord, direction: Direction): Crossing[] {
  const source = referenceOf(facts, flow.id, "source");
  const proto = jsonText(flow.fields["proto"]) || "tcp";
  const sources = source === undefined ? [] : endsOf(facts, source);
  const service = servicesReached(facts, flow.id)[0];
  const named = referenceOf(facts, flow.id, "destination") ?? service;
  const address = typedTarget(facts, flow.id);
  const targets =
    named === undefined
      ? address === undefined
        ? []
        : [{ id: undefined, address }]
      : endsOf(facts, named);
  const port = portInside(facts, flow, service, proto);
  const [own, others] = direction === "ingress" ? [targets, sources] : [sources, targets];
  return own.flatMap(({ id }) => {
    const cluster =
      id !== undefined && kindOf(facts, id) === "workload" ? clusterOf(facts, id) : undefined;
    const other = others[0];
    if (id === undefined || cluster === undefined || !other) return [];
    const isInside =
      other.id !== undefined &&
      kindOf(facts, other.id) === "workload" &&
      clusterOf(facts, other.id) === cluster;
    const end: PolicyEnd =
      isInside && other.id !== undefined
        ? { labels: labelsIn(facts, other.id, "labels") }
        : other.address === undefined
          ? {}
          : { address: other.address };
    return [{ pod: id, cluster, end, proto, port }];
  });
}

/** The pods of a service or workload, or an element with its address. Nodes and clusters are no ends. */
function endsOf(facts: Facts, id: string): { id: string | undefined; address?: number }[] {
  switch (kindOf(facts, id)) {
    case "workload":
      return [{ id }];
    case "service": {
      const pods = workloadsBehind(facts, id);
      const address = elementAddress(facts, id);
      return pods.length > 0
        ? pods.map((pod) => ({ id: pod }))
        : [{ id, ...(address === undefined ? {} : { address }) }];
    }
    case "cluster":
    case "nodeVm":
    case "controlPlaneEndpoint":
      return [];
    default: {
      const address = elementAddress(facts, id);
      return [{ id, ...(address === undefined ? {} : { address }) }];
    }
  }
}

/** Policies see the port of the pod, to which a service may translate. */
function portInside(
  facts: Facts,
  flow: ElementRecord,
  service: string | undefined,
  proto: string,
): number | undefined {
  const port = flow.fields["port"];
  if (typeof port !== "number") return undefined;
  const rows = service === undefined ? undefined : fieldOf(facts, service, "ports");
  const row = (Array.isArray(rows) ? rows : []).find(
    (each): each is JsonObject =>
      typeof each === "object" &&
      each !== null &&
      !Array.isArray(each) &&
      each["port"] === port &&
      (jsonText(each["proto"]) || "tcp") === proto,
  );
  return typeof row?.["targetPort"] === "number" ? row["targetPort"] : port;
}

/** A row that lets the flow through; nothing when the far end cannot be written down. */
function allowRow(end: PolicyEnd, proto: string, port: number | undefined): JsonObject | null {
  const peer = end.labels
    ? end.labels.join(", ")
    : end.address === undefined
      ? ""
      : `${formatIpv4(end.address)}/32`;
  return peer === "" ? null : { peer, proto, ...(port === undefined ? {} : { port }) };
}

function query() {
  return {
    add: "flow",
    id: "query",
    parent: "site",
    name: "query",
    fields: { source: "ws", destination: "db", port: 1433 },
  } as const;
}

import { jsonText, type JsonObject } from "#shared/kernel/json";
import { elementAddress } from "./addresses.ts";
import { fieldOf, kindOf, type Facts } from "./engine.ts";
import { servicesReached, typedTarget } from "./flow-roles.ts";
import { labelsIn, workloadsBehind } from "./labels.ts";
import { clusterOf } from "./networks.ts";
import type { Direction, PolicyEnd } from "./policies.ts";
import { referenceOf } from "./references.ts";
import type { ElementRecord } from "#shared/model/records";

/** One pod that a flow ends at in a direction, with what the other end is to its policies. */
export interface Crossing {
  readonly pod: string;
  readonly cluster: string;
  readonly end: PolicyEnd;
  readonly proto: string;
  readonly port: number | undefined;
}

/** Nodes are left out: what they send to their own pods passes every policy. */
export function flowCrossings(facts: Facts, flow: ElementRecord, direction: Direction): Crossing[] {
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

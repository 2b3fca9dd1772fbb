import { setSize } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { arcDemand, arcPoolSize, type ArcDemand } from "#shared/facts/arc-demand";
import { leaseSet } from "#shared/facts/dhcp";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { enlargeArcPool } from "../arc-fixes.ts";
import type { Report } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";

/** Three node pools of three, and three control plane nodes: the sample of the document. */
export const SAMPLE = [
  { set: "edge-1", fields: { controlPlaneCount: 3 } },
  { set: "edge-1.pool", fields: { count: 3 } },
  {
    add: "nodePool",
    id: "edge-1.pool2",
    parent: "edge-1",
    name: "pool2",
    fields: { os: "linux", count: 3 },
  },
  {
    add: "nodePool",
    id: "edge-1.pool3",
    parent: "edge-1",
    name: "pool3",
    fields: { os: "linux", count: 3 },
  },
] as const;

/** From July 2025 the documents count every node, and one address for each cluster's upgrade. */
export function countsEveryNode(facts: Facts, id: string): boolean {
  return (platformOf(facts, id)?.edition ?? "") >= "2025-07";
}

/** The pool of a network and what is asked of it; says why when one of both is missing. */
export function poolAndDemand(
  facts: Facts,
  object: ElementRecord,
  report: Report,
): { have: number; demand: ArcDemand } | undefined {
  const demand = arcDemand(facts, object);
  if (demand.clusters.length === 0) return undefined;
  const have = arcPoolSize(facts, object);
  if (have !== undefined) return { have, demand };
  report.cannotTell(say`The extent of the VM IP pool of ${object} is not known.`);
  return undefined;
}

export function enlargeToNeed(
  facts: Facts,
  { subjects: [subject], data: { size } }: Finding,
): Fix[] {
  const object = subject && elementOf(facts, subject.element);
  return object && typeof size === "number" ? enlargeArcPool(facts, object, size) : [];
}

/** How many addresses the scopes of a network may lease; undefined without a scope. */
export function leasable(facts: Facts, object: ElementRecord): number | undefined {
  const network = networkOf(facts, object.id);
  const scopes = network === undefined ? [] : scopesOn(facts, network);
  return scopes.length === 0
    ? undefined
    : scopes.reduce((sum, scope) => sum + setSize(leaseSet(facts, scope)), 0);
}

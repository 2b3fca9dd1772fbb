import type { Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "./engine.ts";
import { settledValue } from "./field-values.ts";
import { readPrefix, valueOf } from "./readings.ts";

export type ClusterRangeField = "podCidr" | "serviceCidr";

/** The pod or service network of a cluster. */
export interface ClusterRange {
  readonly prefix: Prefix;
  /** True when the distribution was guessed from the plug-in, since nobody names it. */
  readonly isAssumed: boolean;
}

/** What was given, else what the distribution brings, else what the likely distribution would bring. */
export function clusterRange(
  facts: Facts,
  cluster: ElementRecord,
  field: ClusterRangeField,
): ClusterRange | undefined {
  const reading = readPrefix(facts, cluster, field);
  if (reading.state !== "empty") {
    const prefix = valueOf(reading)?.prefix;
    return prefix && { prefix, isAssumed: false };
  }
  const distribution = likelyDistribution(facts, cluster);
  if (cluster.fields["distribution"] || distribution === undefined) return undefined;
  const guessed = { ...cluster, fields: { ...cluster.fields, distribution } };
  const prefix = valueOf(readPrefix(facts, guessed, field))?.prefix;
  return prefix && { prefix, isAssumed: true };
}

/** A deployment config does not name the distribution; the plug-in hints at it. */
export function likelyDistribution(
  facts: Facts,
  cluster: ElementRecord,
): "k3s" | "k8s" | undefined {
  const plugin = settledValue(facts, cluster, "plugin");
  return plugin === "flannel" ? "k3s" : plugin === "calico" ? "k8s" : undefined;
}

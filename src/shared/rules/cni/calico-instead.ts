import { say } from "#shared/kernel/message";
import { isDeployed } from "#shared/facts/deployed";
import { elementOf, type Facts } from "#shared/facts/engine";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";

/** Calico instead, as long as the cluster is not deployed. */
export function useCalico(facts: Facts, cluster: string): Fix[] {
  const element = elementOf(facts, cluster);
  if (!element || isDeployed(facts, cluster)) return [];
  return [setFields(say`Switch ${element} to Calico`, cluster, { plugin: "calico" })];
}

export function flannel() {
  return { set: "a", fields: { plugin: "flannel" } } as const;
}

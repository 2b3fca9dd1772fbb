import type { Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { effectiveValue } from "#shared/facts/readings";
import type { Facts } from "#shared/facts/engine";
import type { Fix } from "./finding.ts";
import { setFields } from "./fixes.ts";

/** The components of a cluster as given, else those that its platform installs. */
export function componentsOf(facts: Facts, cluster: ElementRecord): readonly string[] {
  const { value } = effectiveValue(facts, cluster, "components");
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** Puts a component back into the list of a cluster. */
export function restoreComponent(
  facts: Facts,
  cluster: ElementRecord,
  component: string,
  title: Message,
): Fix {
  return setFields(title, cluster.id, { components: [...componentsOf(facts, cluster), component] });
}

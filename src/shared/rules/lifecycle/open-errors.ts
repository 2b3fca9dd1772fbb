import { compareText } from "#shared/kernel/order";
import { childIds, defineFact, elementOf, sameList, type Facts } from "#shared/facts/engine";
import { balancersOf, networkObjectOf } from "#shared/facts/kubernetes";
import { platformOf } from "#shared/facts/places";
import type { Rule } from "../define-rule.ts";
import { judge, rulesOn } from "../judge.ts";
import { LB_RULES } from "../lb/index.ts";
import { VIP_RULES } from "../vip/index.ts";

/** Rules by the kind of element that they judge. */
const byKind = new Map<string, Rule[]>();
for (const rule of [...VIP_RULES, ...LB_RULES]) {
  for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
}

/** The rules about virtual addresses and load balancing that a cluster breaks with an error, by id. */
export const openErrorsOf: (facts: Facts, cluster: string) => readonly string[] = defineFact<
  readonly string[]
>(
  "openVipAndLbErrors",
  (facts, id) => {
    const cluster = elementOf(facts, id);
    if (cluster?.kind !== "cluster") return [];
    const object = networkObjectOf(facts, cluster);
    const code = platformOf(facts, id)?.code;
    const parts = new Set([
      id,
      ...childIds(facts, id),
      ...balancersOf(facts, id).map((balancer) => balancer.id),
      ...(object ? [object.id] : []),
    ]);
    const broken = new Set<string>();
    for (const part of parts) {
      const element = elementOf(facts, part);
      const rules = element && rulesOn(byKind.get(element.kind) ?? [], code);
      for (const { rule, severity } of rules ? judge(facts, element, rules).findings : [])
        if (severity === "error") broken.add(rule);
    }
    return [...broken].sort(compareText);
  },
  sameList,
);
